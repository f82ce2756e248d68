using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Keeps tokens in sealed files, the one before beside it.</summary>
/// <remarks>A file that cannot be read is never overwritten: it is kept as <c>.malformed</c>, and the one before stays in force.</remarks>
/// <param name="path">The folder, or the file where the name has an extension.</param>
/// <param name="box">What seals.</param>
/// <param name="logger">Where a file that cannot be read is reported.</param>
public sealed class FileTokenStore(string path, SecretBox box, ILogger logger) : ITokenStore
{
    /// <inheritdoc />
    public async Task<OAuthToken?> LoadAsync(TokenKey key, CancellationToken cancellationToken)
    {
        var file = FileOf(key);
        var before = file + ".previous";
        try
        {
            if (await ReadAsync(file, key, cancellationToken) is { } token)
            {
                return token;
            }

            // Between the two renames of a save, only the one before is there.
            return await ReadAsync(before, key, cancellationToken);
        }
        catch (TokenStoreException exception) when (File.Exists(before))
        {
            var token = await ReadAsync(before, key, cancellationToken);
            logger.LogError("{Problem} The token before it stays in force.", exception.Message);
            return token;
        }
    }

    /// <inheritdoc />
    public async Task SaveAsync(TokenKey key, OAuthToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var file = FileOf(key);
        var sealedToken = box.Seal(key.Name, OAuthTokenForm.Write(token));
        try
        {
            if (File.Exists(file))
            {
                var keptAs = await IsReadableAsync(file, key, cancellationToken) ? ".previous" : ".malformed";
                File.Move(file, file + keptAs, overwrite: true);
            }

            PrivateFile.Write(file, sealedToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TokenStoreException("TOKEN_UNWRITABLE", $"The token file {file} cannot be written: {exception.Message}", exception);
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(TokenKey key, CancellationToken cancellationToken)
    {
        File.Delete(FileOf(key));
        File.Delete(FileOf(key) + ".previous");
        return Task.CompletedTask;
    }

    private string FileOf(TokenKey key)
    {
        var credential = key.Credential.Length == 0 ? "" : "." + key.Credential;
        return !Directory.Exists(path) && Path.GetExtension(path) is { Length: > 1 } extension
            ? Path.ChangeExtension(path, null) + credential + extension
            : Path.Combine(path, key.Connection + credential + ".token");
    }

    private async Task<OAuthToken?> ReadAsync(string file, TokenKey key, CancellationToken cancellationToken)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(file, cancellationToken);
            return SealedTokenStore.Read(box, key, content, $"The token file {file}");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TokenStoreException("TOKEN_UNREADABLE", $"The token file {file} cannot be read: {exception.Message}", exception);
        }
    }

    private async Task<bool> IsReadableAsync(string file, TokenKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(file, key, cancellationToken) is not null;
        }
        catch (TokenStoreException)
        {
            return false;
        }
    }
}
