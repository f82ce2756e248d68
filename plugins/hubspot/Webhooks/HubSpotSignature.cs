using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Checks the three signatures of HubSpot, each with every secret, so that the time says nothing.</summary>
internal static class HubSpotSignature
{
    public const string Newest = "X-HubSpot-Signature-v3";
    public const string Legacy = "X-HubSpot-Signature";
    public const string LegacyVersion = "X-HubSpot-Signature-Version";
    public const string Timestamp = "X-HubSpot-Request-Timestamp";

    /// <summary>How old a delivery may be.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What HubSpot decodes in an address before it signs it.</summary>
    private static readonly (string Encoded, string Plain)[] Decoded =
    [
        ("%3A", ":"), ("%2F", "/"), ("%3F", "?"), ("%40", "@"), ("%21", "!"), ("%24", "$"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*"), ("%2C", ","), ("%3B", ";"),
    ];

    /// <summary>Says why a delivery is not HubSpot's; null when it is.</summary>
    public static string? Refusal(WebhookRequest request)
    {
        if (Only(request, Newest) is { } newest)
        {
            return Only(request, Timestamp) is { } sentAt ? CheckNewest(request, newest, sentAt) : $"The header {Timestamp} is missing.";
        }

        return Only(request, Legacy) is { } legacy ? CheckLegacy(request, legacy, Only(request, LegacyVersion) ?? "v1") : $"The header {Newest} is missing, and {Legacy} too.";
    }

    private static string? CheckNewest(WebhookRequest request, string signature, string sentAt)
    {
        if (!long.TryParse(sentAt, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return $"The header {Timestamp} is no time.";
        }

        if ((request.ReceivedAt - DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).Duration() > Longest)
        {
            return "The delivery is more than five minutes old, or this machine's clock is wrong.";
        }

        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        claimed.Clear();
        var isWellFormed = Convert.TryFromBase64String(signature, claimed, out var length) && length == claimed.Length;
        var isSigned = false;
        foreach (var secret in request.Secrets)
        {
            foreach (var address in Addresses(request.Url))
            {
                using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
                hmac.AppendData(Encoding.UTF8.GetBytes(request.Method + Decode(address)));
                hmac.AppendData(request.Body.Span);
                hmac.AppendData(Encoding.UTF8.GetBytes(sentAt));
                isSigned |= CryptographicOperations.FixedTimeEquals(hmac.GetHashAndReset(), claimed);
            }
        }

        return isSigned && isWellFormed ? null : Wrong(Newest);
    }

    /// <summary>The older two: a plain hash of the secret before the rest. HubSpot still sends them beside the newest, and alone for some events of a CRM.</summary>
    private static string? CheckLegacy(WebhookRequest request, string signature, string version)
    {
        if (version is not ("v1" or "v2"))
        {
            return $"The signature's version {version} is not known.";
        }

        var claimed = Encoding.ASCII.GetBytes(signature.ToLowerInvariant());
        var isSigned = false;
        foreach (var secret in request.Secrets)
        {
            foreach (var address in version == "v1" ? [""] : Addresses(request.Url))
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                hash.AppendData(Encoding.UTF8.GetBytes(version == "v1" ? secret : secret + request.Method + address));
                hash.AppendData(request.Body.Span);
                isSigned |= CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset())), claimed);
            }
        }

        return isSigned ? null : Wrong(Legacy);
    }

    private static string Wrong(string header) => $"{header} fits none of the connection's webhook secrets for this address and body.";

    /// <summary>The address as it was given, and as it is written out: only the latter has its slash or lacks its port.</summary>
    private static IEnumerable<string> Addresses(Uri url) => new[] { url.OriginalString, url.AbsoluteUri }.Distinct(StringComparer.Ordinal);

    private static string Decode(string address) => Decoded.Aggregate(address, (text, pair) => text.Replace(pair.Encoded, pair.Plain, StringComparison.OrdinalIgnoreCase));

    private static string? Only(WebhookRequest request, string header) => request.Headers.TryGetValue(header, out var values) && values is [var value] ? value : null;
}
