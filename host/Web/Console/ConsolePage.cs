using System.Globalization;
using System.Text.Encodings.Web;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Web.Api.Views;

namespace LeVieuxMoulin.Connectors.Web.Console;

/// <summary>Draws the first page: every connection and the open problems. No script; it reloads itself.</summary>
internal static class ConsolePage
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8883; --soft: #7a7a7a; --card: #fff; --page: #f4f2ee; font: 15px/1.45 system-ui, sans-serif; }
        @media (prefers-color-scheme: dark) { :root { --card: #23221f; --page: #191816; --soft: #a09c94; } }
        body { background: var(--page); margin: 0; }
        header { background: #3d2c20; color: #fbf3e6; padding: 1rem 1.5rem; font-size: 1.15rem; font-weight: 600; }
        main { max-width: 76rem; margin: 1.5rem auto; padding: 0 1.5rem; }
        h2 { font-size: 1rem; margin: 1.75rem 0 .6rem; }
        table, p { background: var(--card); border-radius: .5rem; box-shadow: 0 1px 3px #0002; margin: 0; }
        p { padding: .9rem 1rem; }
        table { border-collapse: collapse; width: 100%; overflow: hidden; }
        th { color: var(--soft); font-size: .8rem; font-weight: 600; }
        th, td { text-align: left; padding: .6rem 1rem; vertical-align: top; }
        tbody tr { border-top: 1px solid var(--line); }
        td:first-child { font-weight: 600; white-space: nowrap; }
        time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .bad { color: #c8322b; font-weight: 600; }
        .state { white-space: nowrap; } .state::before { content: "●"; margin-right: .4rem; color: #999; }
        .running::before { color: #2a9d4a; } .starting::before, .draining::before, .unreachable::before, .waiting-for-plugin::before { color: #d08700; }
        .needs-consent::before, .failed::before { color: #c8322b; }
        small { color: var(--soft); display: block; }
        """;

    /// <summary>Draws it.</summary>
    public static string Draw(IReadOnlyList<ConnectionOverview> connections, IReadOnlyList<Problem> problems, ConsoleTexts texts) => $"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="refresh" content="5">
        <title>Le Vieux Moulin Connectors</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <header>Le Vieux Moulin Connectors</header>
        <main>
        <h2>{Text(texts.Connections)}</h2>
        {Connections(connections, texts)}
        <h2>{Text(texts.Problems)}</h2>
        {Problems(problems, texts)}
        </main>
        </body>
        </html>
        """;

    private static string Connections(IReadOnlyList<ConnectionOverview> connections, ConsoleTexts texts) => connections.Count == 0
        ? $"<p>{Text(texts.NoConnection)}</p>"
        : $"""
        <table id="connections">
        <thead><tr><th>{Text(texts.Connection)}</th><th>{Text(texts.Connector)}</th><th>{Text(texts.State)}</th><th>{Text(texts.LastSync)}</th><th class="number">{Text(texts.Records)}</th><th class="number">{Text(texts.Pending)}</th><th class="number">{Text(texts.Dead)}</th></tr></thead>
        <tbody>
        {string.Join('\n', connections.Select(connection => Row(ConnectionView.Of(connection), texts)))}
        </tbody>
        </table>
        """;

    private static string Row(ConnectionView connection, ConsoleTexts texts) => $"""
        <tr data-connection="{Text(connection.Name)}"><td>{Text(connection.Name)}</td><td>{Text(connection.Connector)}</td><td><span class="state {connection.State}">{Text(texts.StateWord(connection.State))}</span><small>{Text(connection.Reason)}</small></td><td>{Instant(connection.LastSyncAt)}</td><td class="number">{Number(connection.Streams.Sum(stream => stream.Records))}</td><td class="number">{Number(connection.PendingOperations)}</td><td class="number{(connection.DeadOperations > 0 ? " bad" : "")}">{Number(connection.DeadOperations)}</td></tr>
        """;

    private static string Problems(IReadOnlyList<Problem> problems, ConsoleTexts texts) => problems.Count == 0
        ? $"""<p id="no-problem">{Text(texts.NoProblem)}</p>"""
        : $"""
        <table id="problems">
        <thead><tr><th>{Text(texts.Since)}</th><th>{Text(texts.Connection)}</th><th>{Text(texts.What)}</th><th>{Text(texts.Action)}</th></tr></thead>
        <tbody>
        {string.Join('\n', problems.Select(Row))}
        </tbody>
        </table>
        """;

    private static string Row(Problem problem) => $"""
        <tr data-code="{Text(problem.Code)}"><td>{Instant(problem.Since)}</td><td>{Text(problem.Connection)}</td><td>{Text(problem.Message)}<small>{Text(problem.Code)}</small></td><td>{Text(problem.Action)}</td></tr>
        """;

    private static string Text(string? text) => text is null ? "" : HtmlEncoder.Default.Encode(text);

    private static string Number(long number) => number.ToString("#,0", Spaced);

    /// <summary>Both languages group digits with a narrow space, as ISO 31-0 has it.</summary>
    private static readonly NumberFormatInfo Spaced = new() { NumberGroupSeparator = "\u202f" };

    private static string Instant(DateTimeOffset? instant) => instant is null
        ? ""
        : $"""<time datetime="{instant:O}">{instant:yyyy-MM-dd HH:mm:ss} UTC</time>""";
}
