using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Access;

/// <summary>Makes, lists, takes back and checks API keys.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="time">The clock.</param>
public sealed partial class KeyRing(IApiKeyStore store, TimeProvider time)
{
    private const string Prefix = "lvm";
    private const int IdBytes = 9;
    private const int SecretBytes = 32;

    // Compared with where no key is found, so that an unknown key takes as long as a wrong one.
    private static readonly byte[] NoKey = SHA256.HashData(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Makes a key of 256 random bits. Its text is answered here and nowhere else.</summary>
    /// <param name="name">Its name: lower-case letters, digits and hyphens.</param>
    /// <param name="scope">What it allows.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">The name is none, or taken.</exception>
    public async Task<NewApiKey> CreateAsync(string name, KeyScope scope, string actor, CancellationToken cancellationToken)
    {
        if (name is null || !NamePattern().IsMatch(name))
        {
            throw new RequestException(RequestErrorKind.Invalid, "KEY_NAME_INVALID", "A key's name has 1 to 64 lower-case letters, digits and hyphens, and begins with a letter.");
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var text = $"{Prefix}_{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var key = new ApiKey(name, scope, time.GetUtcNow());
        if (!await store.AddAsync(key, id, HashOf(text), actor, cancellationToken))
        {
            throw new RequestException(RequestErrorKind.Conflict, "KEY_EXISTS", $"There is a key named {name} already.") { Suggestion = "Choose another name, or revoke that key first." };
        }

        return new NewApiKey(key, text);
    }

    /// <summary>Lists the keys, revoked ones too.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    /// <summary>Takes a key back; from then on it opens nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="actor">Who takes it back.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">There is no good key of that name.</exception>
    public async Task RevokeAsync(string name, string actor, CancellationToken cancellationToken)
    {
        if (!await store.RevokeAsync(name, time.GetUtcNow(), actor, cancellationToken))
        {
            throw new RequestException(RequestErrorKind.NotFound, "KEY_NOT_FOUND", $"There is no key named {name} in force.");
        }
    }

    /// <summary>Checks a key's text, in a time that does not depend on how much of it is right.</summary>
    /// <param name="text">What the caller sent.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key; null when it is none, or was taken back.</returns>
    public async Task<ApiKey?> VerifyAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('_', 3);
        var found = parts is [Prefix, { Length: IdBytes * 2 } id, _] ? await store.FindAsync(id, cancellationToken) : null;
        var same = CryptographicOperations.FixedTimeEquals(HashOf(text), found?.Hash ?? NoKey);
        return same ? found?.Key : null;
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
