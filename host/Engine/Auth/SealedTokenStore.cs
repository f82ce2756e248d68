using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Keeps tokens, sealed for their connection and credential, in any store of bytes.</summary>
public sealed class SealedTokenStore(ISecretBlobStore blobs, SecretBox box) : ITokenStore
{
    /// <inheritdoc />
    public async Task<OAuthToken?> LoadAsync(TokenKey key, CancellationToken cancellationToken)
    {
        var content = await blobs.LoadAsync(key.Name, cancellationToken);
        return content is null ? null : Read(box, key, content, $"The stored token of {key.Connection}");
    }

    /// <inheritdoc />
    public Task SaveAsync(TokenKey key, OAuthToken token, CancellationToken cancellationToken) =>
        blobs.SaveAsync(key.Name, box.Seal(key.Name, OAuthTokenForm.Write(token)), cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(TokenKey key, CancellationToken cancellationToken) => blobs.DeleteAsync(key.Name, cancellationToken);

    internal static OAuthToken Read(SecretBox box, TokenKey key, ReadOnlySpan<byte> content, string subject)
    {
        try
        {
            return OAuthTokenForm.Read(box.Open(key.Name, content));
        }
        catch (SecretBoxException exception)
        {
            throw new TokenStoreException(exception.Code, $"{subject} cannot be opened. {exception.Message} {WhatToDo(exception.Code, key)}", exception);
        }
        catch (JsonException exception)
        {
            throw new TokenStoreException("TOKEN_MALFORMED", $"{subject} is not a token{Place(exception)}. {WhatToDo("", key)}", exception);
        }
    }

    private static string Place(JsonException exception) => exception.Path is { Length: > 1 } path ? $" (at {path})" : "";

    private static string WhatToDo(string code, TokenKey key) => code == "KEY_MISSING"
        ? "Put the key back into the key file, or connect again: moulin auth login " + key.Connection
        : "Connect again: moulin auth login " + key.Connection;
}
