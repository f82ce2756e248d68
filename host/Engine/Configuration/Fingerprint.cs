using System.Security.Cryptography;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Tells whether the effective settings changed.</summary>
internal static class Fingerprint
{
    /// <summary>Hashes the settings. The file's name is left out: a connection that moved to another file is the same.</summary>
    public static string Of(ConnectionSettings settings) =>
        Hash(JsonSerializer.SerializeToUtf8Bytes(settings with { File = "", Fingerprint = "" }, FingerprintJson.Default.ConnectionSettings));

    /// <summary>Hashes the host's settings.</summary>
    public static string Of(HostSettings settings) => Hash(JsonSerializer.SerializeToUtf8Bytes(settings, FingerprintJson.Default.HostSettings));

    private static string Hash(byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

        // The bytes hold secrets in clear.
        CryptographicOperations.ZeroMemory(bytes);
        return hash;
    }
}
