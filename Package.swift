// swift-tools-version: 6.2
import PackageDescription

/// The rules every target of ours is compiled under; what they forbid does not compile.
let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
]

let package = Package(
    name: "tearsheet",
    products: [
        .executable(name: "tearsheet", targets: ["tearsheet"])
    ],
    targets: [
        // Words in, exit status out. With Swift's libraries linked in it starts in 3 ms instead of 5, and runs on machines
        // without a toolchain.
        .executableTarget(
            name: "tearsheet", dependencies: ["EDGAR", "Liquid"], swiftSettings: rules,
            linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux]))]),

        // The bytes of a filing become typed values that know where they stood.
        .target(
            name: "EDGAR", dependencies: ["CArchive"], resources: [.embedInCode("Banks/banks.txt")],
            swiftSettings: rules),

        // A template and a value become text, escaped for where it lands.
        .target(name: "Liquid", swiftSettings: rules),

        // From filings to what a reader wants to know.
        .target(name: "Reports", dependencies: ["EDGAR"], swiftSettings: rules),

        // Markdown becomes HTML.
        .target(name: "Markdown", dependencies: ["CCMark"], swiftSettings: rules),

        .systemLibrary(
            name: "CArchive", path: "Sources/System/CArchive", pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"])]),

        // Tests. libxml2 and libcmark-gfm serve as oracles there; the program does not link them.
        .testTarget(name: "EDGARTests", dependencies: ["EDGAR", "CLibXML2"], swiftSettings: rules),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "EDGAR"], swiftSettings: rules),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: rules),
        .testTarget(name: "LiquidTests", dependencies: ["Liquid", "CCMark"], swiftSettings: rules),
        .testTarget(
            name: "tearsheetTests", dependencies: ["CCMark"], exclude: ["Golden", "Templates"], swiftSettings: rules),
        .executableTarget(
            name: "benchmark", dependencies: ["EDGAR", "Liquid", "CLibXML2"], path: "Tests/Benchmark",
            exclude: ["python-liquid.py"], swiftSettings: rules),
        .systemLibrary(
            name: "CLibXML2", path: "Sources/System/CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CCMark", path: "Sources/System/CCMark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    ]
)
