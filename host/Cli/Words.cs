using System.Globalization;
using LeVieuxMoulin.Connectors.Web.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Chooses the language of what people read: French where the environment says French, else English.</summary>
internal static class Words
{
    private static readonly string[] Variables = ["MOULIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    private static readonly bool French = IsFrench();

    /// <summary>Chooses one of two texts.</summary>
    public static string Say(string english, string french) => French ? french : english;

    /// <summary>Names a state in the person's language; unknown ones stay as they are.</summary>
    public static string State(string state) => French ? StateWords.French(state) : state;

    /// <summary>The host itself runs under the invariant culture, so the environment is asked as POSIX orders it.</summary>
    private static bool IsFrench()
    {
        var language = Variables
            .Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return language is null
            ? CultureInfo.InstalledUICulture.TwoLetterISOLanguageName == "fr"
            : language.StartsWith("fr", StringComparison.OrdinalIgnoreCase);
    }
}
