/// Our own filters for figures and dates. Nothing stays nothing: `{{ price | money | default: "not stated" }}`.
extension Filter {
    static let ofFigures: [Filter] = [
        // `money: "EUR"`; dollars without.
        Filter("money", 0...1) { input throws(Reason) in
            try input.figure { Figures.money($0, currency: input.currency ?? "USD") }
        },
        // `number: 2` has two digits behind the point.
        Filter("number", 0...1) { input throws(Reason) in
            let places = try input.places()
            return try input.figure { Figures.grouped($0.fixed(places)) }
        },
        // A rate as filings state it: 7 is 7%.
        Filter("percent", 0...1) { input throws(Reason) in
            let places = try input.places()
            return try input.figure { Figures.grouped($0.fixed(places)) + "%" }
        },
        Filter("date", 1...1) { input throws(Reason) in
            guard let format = input[0]?.text, !format.isEmpty else { return input.value }
            // Every directive may be 256 bytes wide.
            if format.utf8.count > 4096 { throw .tooLargeValue(4096) }
            guard let date = try input.date() else { return input.value }
            return .string(date.formatted(format))
        },
        // Ten digits, as EDGAR's addresses have them.
        Filter("cik") { input throws(Reason) in
            if input.value.isNull { return .null }
            let digits = input.value.text
            guard (1...10).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit) else {
                if !input.isStrict { return input.value }
                throw .notANumber(input.value.shown, filter: input.filter)
            }
            return .string(String(repeating: "0", count: 10 - digits.utf8.count) + digits)
        },
    ]
}

extension Value {
    /// A number, and not a text that looks like one.
    var exactNumber: Decimal? {
        switch self {
        case .integer(let integer): Decimal(integer)
        case .decimal(let decimal): decimal
        default: nil
        }
    }
}

extension Decimal {
    /// Rounded or filled up to `places`; as it is without.
    fileprivate func fixed(_ places: Int?) -> Decimal {
        guard let places else { return self }
        let rounded = rounded(to: places, .toNearestOrAwayFromZero)
        return rounded.withPlaces(places) ?? rounded
    }
}

extension FilterInput {
    var currency: String? { self[0].flatMap { $0.isNull ? nil : $0.text } }

    func compactFigure(_ number: Decimal) -> String { Figures.compact(number, currency: currency) }

    fileprivate func figure(_ format: (Decimal) -> String) throws(Reason) -> Value {
        if value.isNull { return .null }
        guard let number = value.number else {
            if !isStrict { return value }
            throw .notANumber(value.shown, filter: filter)
        }
        return .string(format(number.decimal))
    }

    fileprivate func places() throws(Reason) -> Int? {
        guard let argument = self[0] else { return nil }
        guard let places = argument.index, (0...20).contains(places) else { throw .notWhole(argument.kind) }
        return places
    }

    /// A date, a text that is one, or seconds since 1970; nil leaves the value as it is.
    fileprivate func date() throws(Reason) -> DateTime? {
        switch value {
        case .date(let date): return date
        case .integer(let seconds): return DateTime(epochSeconds: seconds)
        case .string, .safe:
            let text = String(value.text.trimmed(start: true, end: true))
            if ["now", "today"].contains(text.lowercased()) {
                guard let clock = options.clock else { throw .noClock }
                return clock
            }
            if !text.isEmpty, text.utf8.allSatisfy(\.isDigit) {
                return Int(text).flatMap { DateTime(epochSeconds: $0) }
            }
            if let date = DateTime(parsing: text) { return date }
            if isStrict, !text.isEmpty { throw .notADate(text) }
            return nil
        default: return nil
        }
    }
}
