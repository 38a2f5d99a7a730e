/// A postal address, in the parts that the ownership schema and the submission header both have.
package struct Address: Equatable, Sendable {
    package var street1: Fact<String>?
    package var street2: Fact<String>?
    package var city: Fact<String>?
    package var state: Fact<String>?
    package var zip: Fact<String>?
    /// The state or country in words, for codes such as `X0` (United Kingdom).
    package var stateDescription: Fact<String>?
    /// Since schema X0609, for addresses outside of the United States.
    package var territory: Fact<String>?
    package var country: Fact<String>?
}
