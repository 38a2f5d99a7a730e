/// Arithmetic. What is unknown stays unknown in a strict template; a lenient one counts it as 0.
extension Filter {
    static let ofNumbers: [Filter] = [
        Filter("plus", 1...1) { input throws(Reason) in
            try input.arithmetic({ $0.addingReportingOverflow($1) }, { $0.plus($1) })
        },
        Filter("minus", 1...1) { input throws(Reason) in
            try input.arithmetic({ $0.subtractingReportingOverflow($1) }, { $0.minus($1) })
        },
        Filter("times", 1...1) { input throws(Reason) in
            try input.arithmetic({ $0.multipliedReportingOverflow(by: $1) }, { $0.times($1) })
        },
        Filter("divided_by", 1...1) { input throws(Reason) in
            try input.division({ $0.flooredQuotient(by: $1) }, { $0.divided(by: $1) })
        },
        Filter("modulo", 1...1) { input throws(Reason) in
            try input.division({ $0.flooredRest(by: $1) }, { $0.modulo($1) })
        },
        Filter("abs") { input throws(Reason) in
            try input.ofNumber { number in
                switch number {
                case .integer(let integer) where integer != .min: .integer(abs(integer))
                default: .decimal(number.decimal.magnitude.reduced)
                }
            }
        },
        Filter("ceil") { input throws(Reason) in try input.rounded(0, .up) },
        Filter("floor") { input throws(Reason) in try input.rounded(0, .down) },
        Filter("round", 0...1) { input throws(Reason) in
            try input.rounded(input[0]?.looseNumber.decimal.wholePart ?? 0, .toNearestOrAwayFromZero)
        },
        Filter("at_least", 1...1) { input throws(Reason) in
            try input.ofNumbers { $0.decimal < $1.decimal ? $1.value : $0.value }
        },
        Filter("at_most", 1...1) { input throws(Reason) in
            try input.ofNumbers { $1.decimal < $0.decimal ? $1.value : $0.value }
        },
        Filter("sum", 0...1, cost: 2) { input throws(Reason) in try input.sum() },
    ]
}

extension FilterInput {
    /// A value as a number; nil where a strict template does not know it.
    func number(_ value: Value) throws(Reason) -> Number? {
        guard isStrict else { return value.looseNumber }
        if let number = value.number { return number }
        if value.isNull { return nil }
        throw .notANumber(value.shown, filter: filter)
    }

    func ofNumber(_ work: (Number) throws(Reason) -> Value) throws(Reason) -> Value {
        guard let number = try number(value) else { return .null }
        return try work(number)
    }

    fileprivate func ofNumbers(_ work: (Number, Number) throws(Reason) -> Value) throws(Reason) -> Value {
        guard let left = try number(value), let right = try number(self[0] ?? .null) else { return .null }
        return try work(left, right)
    }

    fileprivate func arithmetic(
        _ ofIntegers: (Int, Int) -> (Int, Bool), _ ofDecimals: (Decimal, Decimal) -> Decimal?
    ) throws(Reason) -> Value {
        try ofNumbers { left, right throws(Reason) in
            if case .integer(let first) = left, case .integer(let second) = right {
                let (result, overflow) = ofIntegers(first, second)
                if !overflow { return .integer(result) }
            }
            guard let result = ofDecimals(left.decimal, right.decimal) else { throw .numberTooLarge }
            return .decimal(result.reduced)
        }
    }

    fileprivate func division(
        _ ofIntegers: (Int, Int) -> Int, _ ofDecimals: (Decimal, Decimal) -> Decimal?
    ) throws(Reason) -> Value {
        try ofNumbers { left, right throws(Reason) in
            if right.isZero { throw .divisionByZero }
            if case .integer(let first) = left, case .integer(let second) = right, first != .min {
                return .integer(ofIntegers(first, second))
            }
            guard let result = ofDecimals(left.decimal, right.decimal) else { throw .numberTooLarge }
            return .decimal(result.reduced)
        }
    }

    fileprivate func rounded(_ places: Int, _ rule: FloatingPointRoundingRule) throws(Reason) -> Value {
        try ofNumber { number throws(Reason) in
            if case .integer(let integer) = number, places >= 0 { return .integer(integer) }
            let result = number.decimal.rounded(to: max(places, -40), rule)
            if places > 0 { return .decimal(result.reduced) }
            guard let whole = Int(exactly: result.coefficient) else { return .decimal(result) }
            return .integer(whole)
        }
    }

    fileprivate func sum() throws(Reason) -> Value {
        var total = Number.integer(0)
        let items = try items()
        try checkProperty(of: items)
        let property = Property(self[0])
        for item in items {
            var item = item
            if let property { item = try member(of: item, property) ?? .null }
            guard let number = try number(item) else { return .null }
            if case .integer(let left) = total, case .integer(let right) = number {
                let (sum, overflow) = left.addingReportingOverflow(right)
                if !overflow {
                    total = .integer(sum)
                    continue
                }
            }
            guard let sum = total.decimal.plus(number.decimal) else { throw .numberTooLarge }
            total = .decimal(sum)
        }
        if case .decimal(let decimal) = total { return .decimal(decimal.reduced) }
        return total.value
    }
}

extension Int {
    /// Towards the smaller number, as Ruby divides; `other` is not 0.
    fileprivate func flooredQuotient(by other: Int) -> Int {
        let (quotient, rest) = quotientAndRemainder(dividingBy: other)
        return rest != 0 && (rest < 0) != (other < 0) ? quotient - 1 : quotient
    }

    fileprivate func flooredRest(by other: Int) -> Int {
        let rest = self % other
        return rest != 0 && (rest < 0) != (other < 0) ? rest + other : rest
    }
}
