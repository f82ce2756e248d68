using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Seals secrets and personal data: AES-256-GCM with a fresh data key each, which a master key wraps.</summary>
/// <remarks>What is sealed for one context (a connection and a field) does not open in another. Thread-safe.</remarks>
public sealed class SecretBox(KeyRing ring)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const byte Version = 1;
    private static readonly byte[] Magic = "LVMS"u8.ToArray();

    /// <summary>Seals.</summary>
    /// <param name="context">What the data belongs to, such as <c>token/till</c>.</param>
    /// <param name="content">The data.</param>
    /// <returns>The sealed bytes, with the id of the key they need.</returns>
    public byte[] Seal(string context, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(context);
        var dataKey = RandomNumberGenerator.GetBytes(MasterKey.Size);
        var keyId = Encoding.ASCII.GetBytes(ring.Active.Id);
        var head = HeadSize(keyId.Length);
        var result = new byte[head + NonceSize + TagSize + content.Length];
        WriteHead(result, keyId, dataKey);
        SealWith(dataKey, content, Encoding.UTF8.GetBytes(context), result.AsSpan(head));
        CryptographicOperations.ZeroMemory(dataKey);
        return result;
    }

    /// <summary>Opens.</summary>
    /// <param name="context">The context it was sealed for.</param>
    /// <param name="sealedContent">The sealed bytes.</param>
    /// <returns>The data.</returns>
    /// <exception cref="SecretBoxException">It is no sealed data, was changed, belongs elsewhere, or its key is missing.</exception>
    public byte[] Open(string context, ReadOnlySpan<byte> sealedContent)
    {
        ArgumentException.ThrowIfNullOrEmpty(context);
        var dataKey = Unwrap(sealedContent, out var head);
        var body = sealedContent[head..];
        if (body.Length < NonceSize + TagSize)
        {
            throw new SecretBoxException("SEAL_CUT", "The sealed data is cut short.");
        }

        try
        {
            return OpenWith(dataKey, body, Encoding.UTF8.GetBytes(context));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SecretBoxException("SEAL_BROKEN", $"The sealed data was changed, or was not sealed for {context}.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <summary>Wraps the data key anew with the key that seals now, after a rotation. The data itself stays as it is.</summary>
    /// <param name="sealedContent">The sealed bytes.</param>
    /// <returns>The same data under the present key.</returns>
    public byte[] Rewrap(ReadOnlySpan<byte> sealedContent)
    {
        var dataKey = Unwrap(sealedContent, out var oldHead);
        var keyId = Encoding.ASCII.GetBytes(ring.Active.Id);
        var head = HeadSize(keyId.Length);
        var result = new byte[head + sealedContent.Length - oldHead];
        WriteHead(result, keyId, dataKey);
        sealedContent[oldHead..].CopyTo(result.AsSpan(head));
        CryptographicOperations.ZeroMemory(dataKey);
        return result;
    }

    /// <summary>Tells which key sealed the data.</summary>
    /// <param name="sealedContent">The sealed bytes.</param>
    /// <returns>The key's id.</returns>
    public static string KeyIdOf(ReadOnlySpan<byte> sealedContent)
    {
        if (!sealedContent.StartsWith(Magic))
        {
            throw new SecretBoxException("NOT_SEALED", "It is not data that this program sealed.");
        }

        if (sealedContent.Length < Magic.Length + 2 || sealedContent.Length < HeadSize(sealedContent[Magic.Length + 1]))
        {
            throw new SecretBoxException("SEAL_CUT", "The sealed data is cut short.");
        }

        return sealedContent[Magic.Length] == Version
            ? Encoding.ASCII.GetString(sealedContent.Slice(Magic.Length + 2, sealedContent[Magic.Length + 1]))
            : throw new SecretBoxException("SEAL_VERSION", $"The data is sealed in form {sealedContent[Magic.Length]}, which this version does not know.");
    }

    private static int HeadSize(int keyIdLength) => Magic.Length + 2 + keyIdLength + NonceSize + TagSize + MasterKey.Size;

    private static void SealWith(byte[] key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> context, Span<byte> target)
    {
        RandomNumberGenerator.Fill(target[..NonceSize]);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(target[..NonceSize], content, target[(NonceSize + TagSize)..], target.Slice(NonceSize, TagSize), context);
    }

    private static byte[] OpenWith(byte[] key, ReadOnlySpan<byte> body, ReadOnlySpan<byte> context)
    {
        var content = new byte[body.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(body[..NonceSize], body[(NonceSize + TagSize)..], body.Slice(NonceSize, TagSize), content, context);
        return content;
    }

    private void WriteHead(Span<byte> target, byte[] keyId, byte[] dataKey)
    {
        Magic.CopyTo(target);
        target[Magic.Length] = Version;
        target[Magic.Length + 1] = (byte)keyId.Length;
        keyId.CopyTo(target[(Magic.Length + 2)..]);
        SealWith(ring.Active.Key, dataKey, keyId, target[(Magic.Length + 2 + keyId.Length)..HeadSize(keyId.Length)]);
    }

    private byte[] Unwrap(ReadOnlySpan<byte> sealedContent, out int head)
    {
        var keyId = KeyIdOf(sealedContent);
        var key = ring.Find(keyId) ?? throw new SecretBoxException("KEY_MISSING", $"It was sealed with the master key {keyId}, which is not among the keys of this installation.");
        head = HeadSize(keyId.Length);
        try
        {
            return OpenWith(key.Key, sealedContent[(Magic.Length + 2 + keyId.Length)..head], Encoding.ASCII.GetBytes(keyId));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SecretBoxException("SEAL_BROKEN", $"Its data key does not open with the master key {keyId}: the data was changed, or the key is another one of the same name.");
        }
    }
}
