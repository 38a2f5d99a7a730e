/// Dates in the words of a template, by the directives of Ruby's `strftime` and with English names.
extension DateTime {
    /// `%B %-d, %Y`. A directive that nobody knows stays as it stands; a date without a time is at midnight.
    package func formatted(_ format: String) -> String {
        var writer = DateWriter(self)
        writer.output.reserveCapacity(2 * format.utf8.count + 16)
        writer.write(format)
        return String(decoding: writer.output, as: UTF8.self)
    }
}

/// What stands between a `%` and the letter, and the letter.
private struct Directive {
    /// More than this pads nothing that anybody reads, and would let a short format make a long text.
    private static let mostWidth = 256

    private(set) var letter: Unicode.Scalar = "%"
    private(set) var width = 0
    private(set) var padding: UInt8?
    private(set) var isUnpadded = false
    private(set) var isUppercase = false
    private(set) var changesCase = false
    private(set) var colons = 0

    /// Reads on from behind the `%` up to the letter and past it. Nil where no letter comes, or a flag comes too late.
    init?(_ format: Span<UInt8>, at index: inout Int) {
        while index < format.count {
            let byte = format[index]
            index += 1
            if byte.isDigit, byte != UInt8(ascii: "0") || width > 0 {
                guard colons == 0 else { return nil }
                width = min(width * 10 + Int(byte - UInt8(ascii: "0")), Self.mostWidth)
            } else if byte == UInt8(ascii: ":") {
                colons += 1
            } else if !takesFlag(byte) {
                letter = Unicode.Scalar(byte)
                return
            } else if width > 0 || colons > 0 {
                return nil
            }
        }
        return nil
    }

    private mutating func takesFlag(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "-": isUnpadded = true
        case "0": padding = byte
        case "_": padding = UInt8(ascii: " ")
        case "^": isUppercase = true
        case "#": changesCase = true
        default: return false
        }
        return true
    }

    /// What `#` changes depends on how the directive writes otherwise.
    var isUpper: Bool {
        switch letter {
        case "p", "Z": isUppercase && !changesCase
        case "a", "A", "b", "B", "h", "P": isUppercase || changesCase
        default: isUppercase
        }
    }

    var isLower: Bool { changesCase && (letter == "p" || letter == "Z") }
}

/// Writes one date into bytes; what many directives ask for is reckoned once.
private struct DateWriter {
    private let date: DateTime
    private let year: Int
    private let month: Int
    private let day: Int
    var output: [UInt8] = []

    init(_ date: DateTime) {
        self.date = date
        (year, month, day) = date.civil
    }

    mutating func write(_ format: String) {
        let format = format.utf8Span.span
        var index = 0
        while index < format.count {
            let start = index
            index += 1
            if format[start] != UInt8(ascii: "%") {
                output.append(format[start])
            } else if let directive = Directive(format, at: &index), write(directive) {
                continue
            } else {
                for position in start..<index { output.append(format[position]) }
            }
        }
    }

    /// False for one that nobody knows.
    private mutating func write(_ directive: Directive) -> Bool {
        guard directive.colons == 0 || directive.letter == "z" && directive.colons <= 2 else { return false }
        if let number = number(directive.letter) {
            write(number.value, digits: number.digits, padding: number.padding, directive)
            return true
        }
        let start = output.count
        switch directive.letter {
        case "z": writeOffset(directive)
        case "L": writeFraction(digits: directive.width > 0 ? directive.width : 3)
        case "N": writeFraction(digits: directive.width > 0 ? directive.width : 9)
        default:
            if let name = name(directive.letter) {
                output.append(contentsOf: name)
            } else if let format = format(directive.letter) {
                write(format)
            } else {
                return false
            }
            finish(directive, from: start)
        }
        return true
    }

    /// Case and width of what has been written from `start` on.
    private mutating func finish(_ directive: Directive, from start: Int) {
        if directive.isUpper || directive.isLower {
            for index in start..<output.count where output[index].isLetter {
                output[index] = directive.isUpper ? output[index] & 0xDF : output[index] | 0x20
            }
        }
        let missing = directive.isUnpadded ? 0 : directive.width - (output.count - start)
        guard missing > 0 else { return }
        output.insert(
            contentsOf: repeatElement(directive.padding ?? UInt8(ascii: " "), count: missing), at: start)
    }
}

/// What the directives stand for
extension DateWriter {
    private typealias Number = (value: Int, digits: Int, padding: UInt8)

    private func number(_ letter: Unicode.Scalar) -> Number? {
        let zero = UInt8(ascii: "0")
        let space = UInt8(ascii: " ")
        switch letter {
        case "Y": return (year, 4, zero)
        case "m": return (month, 2, zero)
        case "d": return (day, 2, zero)
        case "H": return (date.hour, 2, zero)
        case "M": return (date.minute, 2, zero)
        case "S": return (date.second, 2, zero)
        case "e": return (day, 2, space)
        case "y": return (year % 100, 2, zero)
        case "C": return (year / 100, 2, zero)
        case "I": return (hourOfHalf, 2, zero)
        case "k": return (date.hour, 2, space)
        case "l": return (hourOfHalf, 2, space)
        case "j": return (date.dayOfYear, 3, zero)
        case "G": return (date.isoWeek.year, 4, zero)
        case "g": return (date.isoWeek.year % 100, 2, zero)
        case "V": return (date.isoWeek.week, 2, zero)
        case "U": return (weekOfYear(from: 0), 2, zero)
        case "W": return (weekOfYear(from: 1), 2, zero)
        case "u": return (date.weekday == 0 ? 7 : date.weekday, 1, zero)
        case "w": return (date.weekday, 1, zero)
        case "s": return (date.epochSeconds, 1, zero)
        default: return nil
        }
    }

    private func name(_ letter: Unicode.Scalar) -> Substring.UTF8View? {
        switch letter {
        case "B": DateTime.monthNames[month - 1].utf8[...]
        case "b", "h": DateTime.monthNames[month - 1].utf8.prefix(3)
        case "A": DateTime.weekdayNames[date.weekday].utf8[...]
        case "a": DateTime.weekdayNames[date.weekday].utf8.prefix(3)
        case "p": (date.hour < 12 ? "AM" : "PM").utf8[...]
        case "P": (date.hour < 12 ? "am" : "pm").utf8[...]
        case "n": "\n".utf8[...]
        case "t": "\t".utf8[...]
        case "%": "%".utf8[...]
        default: nil
        }
    }

    /// The directives that abbreviate others.
    private func format(_ letter: Unicode.Scalar) -> String? {
        switch letter {
        case "F": "%Y-%m-%d"
        case "T", "X": "%H:%M:%S"
        case "R": "%H:%M"
        case "r": "%I:%M:%S %p"
        case "D", "x": "%m/%d/%y"
        case "c": "%a %b %e %H:%M:%S %Y"
        case "v": "%e-%^b-%Y"
        case "Z": date.offsetMinutes == 0 ? "UTC" : "%:z"
        default: nil
        }
    }

    private var hourOfHalf: Int { (date.hour + 11) % 12 + 1 }

    /// The days before the year's first `weekday` are in week 0.
    private func weekOfYear(from weekday: Int) -> Int {
        (date.dayOfYear + 6 - (date.weekday + 7 - weekday) % 7) / 7
    }
}

/// Digits
extension DateWriter {
    private mutating func write(_ value: Int, digits: Int, padding: UInt8, _ directive: Directive) {
        let width = directive.isUnpadded ? 1 : directive.width > 0 ? directive.width : digits
        write(value, width: width, padding: directive.padding ?? padding)
    }

    /// A sign stands before zeros and behind spaces.
    private mutating func write(_ value: Int, width: Int, padding: UInt8, sign: UInt8? = nil) {
        let sign = sign ?? (value < 0 ? UInt8(ascii: "-") : nil)
        let magnitude = value.magnitude
        var (length, unit) = (sign == nil ? 1 : 2, UInt(1))
        while magnitude / unit >= 10 {
            unit *= 10
            length += 1
        }
        let isZero = padding == UInt8(ascii: "0")
        if isZero, let sign { output.append(sign) }
        while length < width {
            output.append(padding)
            length += 1
        }
        if !isZero, let sign { output.append(sign) }
        while unit > 0 {
            output.append(UInt8(ascii: "0") + UInt8(magnitude / unit % 10))
            unit /= 10
        }
    }

    private mutating func writeFraction(digits: Int) {
        var (rest, unit) = (date.nanosecond, 100_000_000)
        for _ in 0..<digits {
            output.append(UInt8(ascii: "0") + (unit > 0 ? UInt8(rest / unit) : 0))
            if unit > 0 { rest %= unit }
            unit /= 10
        }
    }

    /// `+0200`, `+02:00`, `+02:00:00`. A width pads the hours, which as in Ruby always have two digits or a space.
    private mutating func writeOffset(_ directive: Directive) {
        let magnitude = abs(date.offsetMinutes)
        let behind = [2, 3, 6][directive.colons]
        write(
            magnitude / 60, width: max(3, directive.width - behind),
            padding: directive.padding ?? UInt8(ascii: "0"),
            sign: UInt8(ascii: date.offsetMinutes < 0 ? "-" : "+"))
        if directive.colons > 0 { output.append(UInt8(ascii: ":")) }
        write(magnitude % 60, width: 2, padding: UInt8(ascii: "0"))
        if directive.colons == 2 { output.append(contentsOf: ":00".utf8) }
    }
}
