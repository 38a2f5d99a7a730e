/// What a column of Table I or II holds, told by its caption or, where captions are broken up, by its place in the
/// printed form.
enum PageColumn {
    case title, conversionPrice, transactionDate, deemedDate, code, early, amount, acquiredOrDisposed, acquired
    case disposed, exercisable, expiration, underlyingTitle, underlyingShares, price, owned, ownership, nature

    /// Whether the column holds words rather than numbers, days or codes.
    var isProse: Bool {
        switch self {
        case .title, .nature, .underlyingTitle: true
        default: false
        }
    }

    /// From the caption's own words, without its number.
    init?(caption: String) {
        let words = caption.lowercased().drop { !$0.isLetter && $0 != "(" }
        func says(_ parts: String...) -> Bool { parts.allSatisfy { words.contains($0) } }
        switch true {
        case words == "v": self = .early
        case words == "title": self = .underlyingTitle
        case words == "(a)": self = .acquired
        case words == "(d)": self = .disposed
        case words == "a/d" || says("(a) or (d)") && words.count < 16: self = .acquiredOrDisposed
        case words == "amount": self = .amount
        case words == "price": self = .price
        case says("title of"): self = .title
        case says("conversion or exercise"): self = .conversionPrice
        case says("deemed"): self = .deemedDate
        case says("date exer") || says("exercisable") && !says("expiration"): self = .exercisable
        case says("expiration") && !says("exercisable"): self = .expiration
        case says("amount or number"): self = .underlyingShares
        case says("price of deriv"): self = .price
        case says("nature of"): self = .nature
        case says("ownership form") || says("direct (d)"): self = .ownership
        case says("beneficially owned"): self = .owned
        case says("code"): self = .code
        case says("trans") && says("date"): self = .transactionDate
        default: return nil
        }
    }

    /// The columns of the printed form, for tables whose captions a ruled page broke into pieces. Forms from August
    /// 2002 on have the deemed execution date.
    static func printed(count: Int, isDerivative: Bool, form: FormType?) -> [PageColumn]? {
        switch (isDerivative, count) {
        case (false, 4): [.title, .owned, .ownership, .nature]
        case (false, 10) where form?.original == .five:
            [
                .title, .transactionDate, .deemedDate, .code, .amount, .acquiredOrDisposed, .price, .owned, .ownership,
                .nature,
            ]
        case (false, 10):
            [
                .title, .transactionDate, .code, .early, .amount, .acquiredOrDisposed, .price, .owned, .ownership,
                .nature,
            ]
        case (false, 11):
            [
                .title, .transactionDate, .deemedDate, .code, .early, .amount, .acquiredOrDisposed, .price, .owned,
                .ownership, .nature,
            ]
        case (true, 8):
            [
                .title, .exercisable, .expiration, .underlyingTitle, .underlyingShares, .conversionPrice, .ownership,
                .nature,
            ]
        case (true, 15) where form?.original == .five:
            [
                .title, .conversionPrice, .transactionDate, .deemedDate, .code, .acquired, .disposed, .exercisable,
                .expiration, .underlyingTitle, .underlyingShares, .price, .owned, .ownership, .nature,
            ]
        // The paper form has one column for the number and one for A or D; the rendering has one for each.
        case (true, 15):
            [
                .title, .conversionPrice, .transactionDate, .code, .early, .amount, .acquiredOrDisposed, .exercisable,
                .expiration, .underlyingTitle, .underlyingShares, .price, .owned, .ownership, .nature,
            ]
        case (true, 16):
            [
                .title, .conversionPrice, .transactionDate, .deemedDate, .code, .early, .acquired, .disposed,
                .exercisable, .expiration, .underlyingTitle, .underlyingShares, .price, .owned, .ownership, .nature,
            ]
        default: nil
        }
    }
}
