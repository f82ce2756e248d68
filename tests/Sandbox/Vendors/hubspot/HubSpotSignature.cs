using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>Signs webhooks in the three ways there are.</summary>
internal static class HubSpotSignature
{
    private static readonly (string Coded, string Plain)[] Decoded =
        [("%3A", ":"), ("%2F", "/"), ("%3F", "?"), ("%40", "@"), ("%21", "!"), ("%24", "$"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*"), ("%2C", ","), ("%3B", ";")];

    /// <summary>Signs secret and body.</summary>
    public static string First(string secret, string body) => Hash(secret + body);

    /// <summary>Signs secret, method, address and body.</summary>
    public static string Second(string secret, string method, string uri, string body) => Hash(secret + method + uri + body);

    /// <summary>Signs method, address, body and time with the secret as key.</summary>
    public static string Third(string secret, string method, string uri, string body, string timestamp)
    {
        var plain = Decoded.Aggregate(uri, (text, pair) => text.Replace(pair.Coded, pair.Plain, StringComparison.OrdinalIgnoreCase));
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(method + plain + body + timestamp)));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
