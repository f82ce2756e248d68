using LeVieuxMoulin.Connectors.Engine.Configuration;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Finds the token store of a credential: the file or folder its settings name, else the database.</summary>
/// <param name="database">The database's store of sealed bytes.</param>
/// <param name="box">What seals.</param>
/// <param name="dataDirectory">The folder that relative paths start from.</param>
/// <param name="loggers">Makes loggers.</param>
public sealed class TokenStores(ISecretBlobStore database, SecretBox box, string dataDirectory, ILoggerFactory loggers)
{
    private readonly SealedTokenStore shared = new(database, box);

    /// <summary>Finds the store.</summary>
    /// <param name="auth">The credential.</param>
    /// <returns>The store.</returns>
    public ITokenStore For(AuthSettings auth)
    {
        ArgumentNullException.ThrowIfNull(auth);
        return auth.TokenPath is { Length: > 0 } path
            ? new FileTokenStore(Path.GetFullPath(path, Path.GetFullPath(dataDirectory)), box, loggers.CreateLogger<FileTokenStore>())
            : shared;
    }
}
