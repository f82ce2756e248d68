using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Copies the store into a file, while everybody goes on.</summary>
/// <param name="upkeep">The store.</param>
/// <param name="audit">Where it is noted: a backup holds what the store holds.</param>
public sealed class BackUpStore(IStoreUpkeep upkeep, IAuditLog audit)
{
    /// <summary>Makes the backup.</summary>
    /// <param name="file">The file, by its full path.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">It cannot be made there.</exception>
    public async Task<StoreBackup> ExecuteAsync(string file, string actor, CancellationToken cancellationToken)
    {
        if (!Path.IsPathFullyQualified(file))
        {
            throw new RequestException(RequestErrorKind.Invalid, "STORE_BACKUP_PATH", $"\"{file}\" is no full path of a file on the host's machine.");
        }

        try
        {
            var made = await upkeep.BackUpAsync(file, cancellationToken);
            await audit.AppendAsync(new AuditEntry("store.backed-up", file, actor), cancellationToken);
            return made;
        }
        catch (StoreException failure)
        {
            throw new RequestException(RequestErrorKind.Conflict, failure.Code, failure.Message);
        }
    }
}
