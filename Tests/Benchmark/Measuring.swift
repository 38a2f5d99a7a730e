/// How the benchmark measures: CPU time of one thread, medians, and a failure that stops the run.

import Glibc

/// CPU time of this thread in seconds.
func cpuSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func fail(_ message: String) -> Never {
    print("benchmark: \(message)")
    exit(1)
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}

/// The CPU seconds of two pieces of work, taken in turns so that both see the same machine.
func measure(turns: Int, rounds: Int, _ ours: () -> Void, _ theirs: () -> Void) -> (ours: Double, theirs: Double) {
    var first: [Double] = []
    var second: [Double] = []
    for _ in 0..<turns {
        var start = cpuSeconds()
        for _ in 0..<rounds { ours() }
        first.append((cpuSeconds() - start) / Double(rounds))
        start = cpuSeconds()
        for _ in 0..<rounds { theirs() }
        second.append((cpuSeconds() - start) / Double(rounds))
    }
    return (median(first), median(second))
}
