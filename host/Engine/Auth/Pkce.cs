using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>A proof key (RFC 7636, method S256).</summary>
/// <param name="Verifier">What is shown with the code.</param>
internal sealed record Pkce(string Verifier)
{
    /// <summary>What is shown on the consent page.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>Makes a new one, of 43 characters.</summary>
    public static Pkce New() => new(RandomText());

    /// <summary>Makes 256 random bits as text.</summary>
    public static string RandomText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
