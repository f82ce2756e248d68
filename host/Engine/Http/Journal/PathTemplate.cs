using System.Buffers;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Turns a path into one that names the call and nobody: ids become <c>{id}</c>.</summary>
internal static class PathTemplate
{
    private const int LongestWord = 24;
    private static readonly SearchValues<char> NotInWords = SearchValues.Create("%@:=+~");
    private static readonly SearchValues<char> InVersions = SearchValues.Create("0123456789.");

    /// <summary>Reads the path of an address; its query is left out.</summary>
    public static string Of(Uri address)
    {
        var path = address.IsAbsoluteUri ? address.AbsolutePath : address.OriginalString.Split('?', '#')[0];
        return string.Join('/', path.Split('/').Select(segment => IsId(segment) ? "{id}" : segment));
    }

    private static bool IsId(string segment)
    {
        if (segment.Length == 0 || IsVersion(segment))
        {
            return false;
        }

        // One digit is a word's ("oauth2"); more, or what no path word is made of, is an id.
        return segment.Length > LongestWord
            || segment.AsSpan().ContainsAny(NotInWords)
            || segment.All(char.IsAsciiDigit)
            || segment.Count(char.IsAsciiDigit) > 1
            || (segment.Length >= 6 && segment.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)));
    }

    private static bool IsVersion(string segment) =>
        (segment.Length is 2 or 3 or 4 && segment[0] is 'v' or 'V' && segment.AsSpan(1).IndexOfAnyExcept(InVersions) < 0)
        || (segment.Length is 7 or 10 && DateOnly.TryParseExact(segment.Length == 7 ? segment + "-01" : segment, "yyyy-MM-dd", out _));
}
