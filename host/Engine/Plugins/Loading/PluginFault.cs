using System.Reflection;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Turns what a plugin threw into text. The exception itself must not be kept: its stack trace holds the plugin in memory.</summary>
internal static class PluginFault
{
    private const int Longest = 600;

    /// <summary>Says what was thrown, with the causes.</summary>
    public static string Describe(Exception thrown)
    {
        var error = thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown;
        var text = string.Join(" ← ", Chain(error).Take(4).Select(One));
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (var current = error; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }

    private static string One(Exception error)
    {
        try
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
        catch (Exception second)
        {
            // The message of an exception is the plugin's code too.
            return $"{error.GetType().Name}, whose message threw {second.GetType().Name}";
        }
    }
}
