using LeVieuxMoulin.Connectors.Engine.Storage;
using Npgsql;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>Where a PostgreSQL store is. As text it says no password.</summary>
/// <param name="ConnectionString">The whole connection string.</param>
/// <param name="Database">The database.</param>
/// <param name="Shown">What may be shown of it.</param>
internal sealed record PostgreSqlAddress(string ConnectionString, string Database, string Shown)
{
    private const string Example = "Write store: \"Host=db.example;Database=moulin;Username=moulin;Password=${MOULIN_DB_PASSWORD}\" in host.yaml.";

    /// <summary>Tells whether a text is meant for PostgreSQL, and not the name of a file.</summary>
    public static bool Is(string text) => text.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) || text.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a connection string, or an address like <c>postgresql://user@host/database</c>.</summary>
    /// <exception cref="StoreException">It is neither.</exception>
    public static PostgreSqlAddress Parse(string text)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = text.Contains("://", StringComparison.Ordinal) ? FromUri(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's message repeats what it could not read: a password perhaps.
            throw Invalid("is not a connection string", failure);
        }

        if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
        {
            throw Invalid(string.IsNullOrEmpty(settings.Host) ? "names no Host" : "names no Database", null);
        }

        settings.ApplicationName ??= "moulin";
        settings.Pooling = false;
        settings.MaxAutoPrepare = 256;
        settings.AutoPrepareMinUsages = 2;
        settings.CommandTimeout = Math.Max(settings.CommandTimeout, 120);
        settings.TcpKeepAlive = true;
        settings.PersistSecurityInfo = true;
        return new PostgreSqlAddress(settings.ConnectionString, settings.Database, $"{settings.Database} on {settings.Host}:{settings.Port} as {settings.Username ?? Environment.UserName}");
    }

    /// <summary>Says what a failure to open means, and what to do.</summary>
    public StoreException Explain(Exception failure) => failure switch
    {
        PostgresException { SqlState: "28P01" or "28000" } => Make("STORE_ACCESS_DENIED", "lets this user not in", "Check Username and Password, and pg_hba.conf on the server.", failure),
        PostgresException { SqlState: "3D000" } => Make("STORE_DATABASE_MISSING", "is not there", "Make it with: createdb --encoding=UTF8 --template=template0 NAME", failure),
        PostgresException { SqlState: "42501" } => Make("STORE_NOT_WRITABLE", "cannot be written to", "Let this user own the database: ALTER DATABASE NAME OWNER TO USER", failure),
        _ => Make("STORE_UNREACHABLE", "cannot be reached", "Check that the server runs, and Host and Port.", failure),
    };

    /// <inheritdoc />
    public override string ToString() => Shown;

    private StoreException Make(string code, string what, string advice, Exception failure)
    {
        var said = failure is PostgresException postgres ? postgres.MessageText : failure.Message;
        return new StoreException(code, $"The store {Shown} {what}: {said.TrimEnd('.')}. {advice}", failure);
    }

    private static StoreException Invalid(string what, Exception? failure) =>
        new("STORE_CONNECTION_INVALID", $"The store's PostgreSQL address {what}. {Example}", failure);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(uri.Host), Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')) };
        settings.Port = uri.Port > 0 ? uri.Port : settings.Port;
        settings.Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null;
        settings.Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            settings[parts[0] switch { "sslmode" => "SSL Mode", "sslrootcert" => "Root Certificate", var other => other }] = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "");
        }

        return settings;
    }
}
