/// What `tearsheet help` prints.
enum Usage {
    static func text(of command: Command?) -> String {
        switch command {
        case nil: overview
        case .show: show
        case .render: render
        }
    }

    private static let overview = """
        tearsheet reads SEC EDGAR filings: prospectuses and insiders' Forms 3, 4 and 5, in every shape.

        usage: tearsheet COMMAND [OPTIONS] …

          show FILE…       one filing's facts, for a person, for programs or as Markdown
          render TEMPLATE  a Liquid template with your data, as the site renders its own
          help [COMMAND]   this text, or that of a command

          --version        print the version
          --help           this text

        Exit status: 0 all well; 1 done, but some filings have problems; 2 the command line is wrong;
        3 reading or writing failed.

        """

    private static let render = """
        usage: tearsheet render [OPTIONS] TEMPLATE

        Prints what a Liquid template makes of data, and nothing else. Values are escaped for where they land, which the
        template's name tells: .md, .html, .xml, .svg, .txt, .csv, .json. A name that the data does not have is an error.

          --data FILE        a JSON object: its members are the template's variables
          --partials DIR     where render, include and layout look; without it the template's folder
          --escape none|html|markdown
                             escape for this, whatever the template is called
          --lenient          as Liquid is elsewhere: what is unknown writes nothing
          -q, --quiet        no messages; the exit status still tells
          --log-format text|json
                             how problems are told on standard error

        """

    private static let show = """
        usage: tearsheet show [OPTIONS] FILE…

        Prints what each filing states. FILE is a filing in any shape (full submission, XML, HTML, text or
        Markdown), a folder, a .gz, .tar.gz or .zip archive, or - for standard input.

          --json             one JSON object a line, with the evidence of every fact
          --markdown         as Markdown
          -v, --verbose      also where each fact was read
          -q, --quiet        no messages; the exit status still tells
          --strict           warnings count as errors
          --templates DIR    a folder whose banks.txt adds to the families of banks that are built in
          --log-format text|json
                             how problems are told on standard error

        """
}
