using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Audit;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>API keys in the store.</summary>
/// <param name="database">The store.</param>
internal sealed class SqlApiKeys(StoreDatabase database) : IApiKeyStore
{
    /// <inheritdoc />
    public Task<bool> AddAsync(ApiKey key, string id, byte[] hash, string actor, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            using var insert = connection.Prepare(
                "INSERT INTO api_key (id, name, scope, hash, created_at) SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM api_key WHERE name = ?2 AND revoked_at IS NULL)");
            insert.Bind(1, id).Bind(2, key.Name).Bind(3, key.Scope.ToWord()).BindBytes(4, hash).Bind(5, key.CreatedAt);
            if (insert.Run() == 0)
            {
                return false;
            }

            SqlAudit.Append(connection, key.CreatedAt, new AuditEntry("key.created", key.Name, actor, $"scope {key.Scope.ToWord()}"));
            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ApiKey>>(
        connection =>
        {
            var keys = new List<ApiKey>();
            using var statement = connection.Prepare("SELECT name, scope, created_at, revoked_at FROM api_key ORDER BY name, created_at");
            while (statement.Read())
            {
                keys.Add(Read(statement));
            }

            return keys;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<bool> RevokeAsync(string name, DateTimeOffset at, string actor, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            using var update = connection.Prepare("UPDATE api_key SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL");
            if (update.Bind(1, at).Bind(2, name).Run() == 0)
            {
                return false;
            }

            SqlAudit.Append(connection, at, new AuditEntry("key.revoked", name, actor));
            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<(ApiKey Key, byte[] Hash)?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync<(ApiKey, byte[])?>(
        connection =>
        {
            using var statement = connection.Prepare("SELECT name, scope, created_at, revoked_at, hash FROM api_key WHERE id = ? AND revoked_at IS NULL");
            statement.Bind(1, id);
            return statement.Read() ? (Read(statement), statement.Bytes(4).ToArray()) : null;
        },
        cancellationToken);

    private static ApiKey Read(StoreStatement row) => new(
        row.Text(0),
        KeyScopes.TryParse(row.Text(1), out var scope) ? scope : throw new InvalidDataException($"\"{row.Text(1)}\" is no scope of a key."),
        row.Instant(2),
        row.InstantOrNull(3));
}
