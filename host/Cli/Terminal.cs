using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Where tables and colours are drawn; made when the first is, since a service draws none.</summary>
internal static class Terminal
{
    /// <summary>Columns for a reader that is not a terminal: nothing is folded.</summary>
    private const int WideEnough = 10_000;

    /// <summary>Gets the terminal, or the file or pipe in its place, which gets plain text.</summary>
    public static IAnsiConsole Screen { get; } = Open();

    private static IAnsiConsole Open()
    {
        var screen = AnsiConsole.Console;
        screen.Profile.Capabilities.Ansi = screen.Profile.Out.IsTerminal;
        if (!screen.Profile.Out.IsTerminal)
        {
            screen.Profile.Width = WideEnough;
        }

        return screen;
    }
}
