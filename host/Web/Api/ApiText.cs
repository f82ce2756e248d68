using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Spells names the way the API does.</summary>
internal static class ApiText
{
    /// <summary>Spells a name in kebab case: <c>needs-consent</c>.</summary>
    public static string Kebab<TEnum>(TEnum value)
        where TEnum : struct, Enum => Split(value.ToString(), '-').ToLowerInvariant();

    /// <summary>Spells a name in upper snake case: <c>RATE_LIMIT</c>.</summary>
    public static string UpperSnake(string name) => Split(name, '_').ToUpperInvariant();

    /// <summary>Names a status for people.</summary>
    public static string TitleOf(int status) => ReasonPhrases.GetReasonPhrase(status);

    private static string Split(string name, char separator)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append(separator);
            }

            text.Append(letter);
        }

        return text.ToString();
    }
}
