using System.Text;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Takes secrets and persons out of a vendor's answer before it is kept.</summary>
/// <param name="secrets">The connection's own secrets, which go wherever they stand.</param>
internal sealed partial class Redactor(IEnumerable<string?> secrets)
{
    private const int Longest = 4096;
    private const string Gone = "[…]";
    private readonly string[] secrets = [.. secrets.Where(secret => secret is { Length: >= 4 }).Select(secret => secret!).OrderByDescending(secret => secret.Length)];

    /// <summary>Redacts the beginning of a body.</summary>
    public string? Redact(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        // Twice as much is read as is kept, so that the cut never leaves half of a secret that no pattern knows.
        var text = Redact(Encoding.UTF8.GetString(body[..Math.Min(body.Length, Longest * 2)]));
        var length = Math.Min(text.Length, Longest);
        while (Encoding.UTF8.GetByteCount(text.AsSpan(0, length)) > Longest)
        {
            length -= Math.Max(1, (Encoding.UTF8.GetByteCount(text.AsSpan(0, length)) - Longest) / 4);
        }

        return text[..length];
    }

    /// <summary>Redacts a text.</summary>
    public string Redact(string text)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, Gone, StringComparison.Ordinal);
        }

        text = Fields().Replace(text, match => match.Groups["name"].Value + '"' + Gone + '"');
        text = Pairs().Replace(text, match => match.Groups["name"].Value + Gone);
        text = Schemes().Replace(text, match => match.Groups["scheme"].Value + Gone);
        text = Emails().Replace(text, Gone);
        text = Opaque().Replace(text, Gone);
        text = Phones().Replace(text, Gone);
        return Digits().Replace(text, Gone);
    }

    [GeneratedRegex("""(?<name>"[^"\\]{0,40}(?:token|secret|passw|authori[sz]ation|api_?-?key|cookie|credential|signature|assertion|code_verifier|phone|mobile|telephone|e?_?mail|first_?name|last_?name|given_?name|family_?name|full_?name|display_?name|birth|street|address|iban|card|pan|note)[^"\\]{0,40}"\s*:\s*)(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|[0-9.]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fields();

    [GeneratedRegex("""(?<name>\b(?:access_token|refresh_token|token|client_secret|secret|password|api_?key|code|code_verifier|signature)=)[^&\s"'<>]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pairs();

    [GeneratedRegex("""(?<scheme>\b(?:Bearer|Basic|Client|[A-Za-z]+-oauthtoken)\s+)[A-Za-z0-9._~+/=-]{6,}""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Schemes();

    [GeneratedRegex("""[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+(?:@|%40|\\u0040)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Emails();

    [GeneratedRegex("""[A-Za-z0-9_+/=-]{40,}(?:\.[A-Za-z0-9_+/=-]+)*""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Opaque();

    [GeneratedRegex("""\+?[0-9](?:[ .()/-]{0,2}[0-9]){8,15}""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Phones();

    [GeneratedRegex("""[0-9]{7,}""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
