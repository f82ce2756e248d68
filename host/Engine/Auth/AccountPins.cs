using System.Text;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Remembers the vendor's account that each connection opened first, so that another account's records never mix with its own.</summary>
/// <param name="blobs">The store of sealed bytes.</param>
/// <param name="box">What seals.</param>
/// <param name="logger">The log.</param>
public sealed class AccountPins(ISecretBlobStore blobs, SecretBox box, ILogger<AccountPins> logger)
{
    /// <summary>Finds a connection's account.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The account's id; null when the connection has opened none yet, or what was kept cannot be read any more.</returns>
    public async Task<string?> FindAsync(string connection, CancellationToken cancellationToken)
    {
        var name = NameOf(connection);
        if (await blobs.LoadAsync(name, cancellationToken) is not { } content)
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(box.Open(name, content));
        }
        catch (SecretBoxException exception)
        {
            // Its key was replaced. What cannot be compared must not stop a connection for good.
            logger.LogWarning("Which account {Connection} opened before cannot be read, and is noted anew: {Reason}", connection, exception.Message);
            return null;
        }
    }

    /// <summary>Notes a connection's account.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="accountId">The account's id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task SaveAsync(string connection, string accountId, CancellationToken cancellationToken)
    {
        var name = NameOf(connection);
        return blobs.SaveAsync(name, box.Seal(name, Encoding.UTF8.GetBytes(accountId)), cancellationToken);
    }

    private static string NameOf(string connection) => $"account/{connection}";
}
