/// How fast a page is rendered: a table of 200 transactions, against python-liquid on the same template and data.

import Glibc
import Liquid

private let template = """
    <table>
    <thead><tr><th>Date</th><th>Insider</th><th>Code</th><th>Security</th><th>Shares</th><th>Price</th><th>Plan</th></tr></thead>
    {% for t in transactions %}<tr><td class="d">{{ t.date }}</td><td>{{ t.owner.name | escape }}</td>\
    <td>{{ t.code }}{% if t.isSale %} <small>sale</small>{% endif %}</td><td>{{ t.security | escape }}</td>\
    <td class="n">{{ t.shares }}</td><td class="n">{{ t.price | default: "not stated" }}</td>\
    <td>{% if t.plan == "10b5-1" %}plan{% else %}{{ forloop.index }}{% endif %}</td></tr>
    {% endfor %}</table>

    """

/// Data of `rows` transactions as JSON, for both engines.
private func json(rows: Int) -> String {
    let transactions = (0..<rows).map { row in
        """
        {"date": "2025-\(10 + row % 3)-\(10 + row % 18)", "owner": {"name": "O\\"Neil & Søn \(row)", "role": "Director"}, \
        "code": "\(row % 3 == 0 ? "S" : "P")", "isSale": \(row % 3 == 0), "security": "Class A <Common> Stock", \
        "shares": \(1000 + 37 * row), "price": \(row % 5 == 0 ? "null" : "\(20 + row % 7).\(10 + row % 80)"), \
        "plan": "\(row % 4 == 0 ? "10b5-1" : "")"}
        """
    }
    return "{\"transactions\": [\(transactions.joined(separator: ", "))]}"
}

private func page(_ template: Template, _ data: Object) -> [UInt8] {
    do { return try template.render(data) } catch { fail(error.errors[0].message) }
}

private func data(rows: Int) -> Object {
    guard case .object(let object)? = try? Value(json: Array(json(rows: rows).utf8)) else { fail("bad data") }
    return object
}

/// Megabytes a second of one engine on `rows` rows: the fastest of several turns.
private func speed(_ template: Template, rows: Int) -> Double {
    let data = data(rows: rows)
    let bytes = page(template, data).count
    let rounds = max(1, 20_000_000 / bytes)
    var best = 0.0
    for _ in 0..<5 {
        let start = cpuSeconds()
        for _ in 0..<rounds where page(template, data).count != bytes { fail("two renderings of one page differ") }
        best = max(best, Double(bytes * rounds) / (cpuSeconds() - start) / 1e6)
    }
    return best
}

/// What python-liquid makes of the same, and how fast; nil where it is not installed.
private func pythonLiquid() -> (length: Int, speed: Double)? {
    let folder = "/tmp/tearsheet-benchmark-\(getpid())"
    guard unsafe mkdir(folder, 0o700) == 0 else { fail("cannot make \(folder)") }
    defer { for name in ["/template", "/data", ""] { unsafe remove(folder + name) } }
    for (name, text) in [("/template", template), ("/data", json(rows: 200))] {
        guard let file = unsafe fopen(folder + name, "wb") else { fail("cannot write to \(folder)") }
        unsafe fputs(text, file)
        unsafe fclose(file)
    }
    let script = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    guard let pipe = unsafe popen("python3 '\(script)/python-liquid.py' \(folder)/template \(folder)/data", "r") else {
        return nil
    }
    var line = [CChar](repeating: 0, count: 200)
    let isRead = unsafe fgets(&line, 200, pipe) != nil
    guard unsafe pclose(pipe) == 0, isRead else { return nil }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let words = text.split { $0.isWhitespace }
    guard words.count == 2, let length = Int(words[0]), let speed = Double(words[1]) else { return nil }
    return (length, speed)
}

func measureTemplates() {
    let parsed: Template
    do { parsed = try Template(template, escape: .html) } catch { fail(error.errors[0].message) }
    let small = speed(parsed, rows: 200)
    let large = speed(parsed, rows: 20_000)
    print("a table of 200 rows: \(rounded(small)) MB/s; of 20000 rows: \(rounded(large)) MB/s")
    // A hundred times the rows outgrow the caches, no more.
    if large < small / 3 { fail("rendering is not linear") }
    guard let other = pythonLiquid() else {
        print("python-liquid is not installed here: no ratio")
        if small < 49 { fail("rendering missed ten times the 4.9 MB/s of python-liquid") }
        return
    }
    let length = page(parsed, data(rows: 200)).count
    if other.length != length { fail("python-liquid writes \(other.length) bytes, and we \(length)") }
    print("python-liquid: \(rounded(other.speed)) MB/s; ratio \(rounded(small / other.speed)) (target 10.00)")
    if small / other.speed < 10 { fail("rendering missed its target") }
}
