using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>What is asked of the server before anything is written to it.</summary>
internal static class PostgreSqlSession
{
    /// <summary>Makes a writing session safe, and the store this host's own.</summary>
    /// <exception cref="StoreException">The server cannot keep the store, or another host has it.</exception>
    public static void PrepareWriter(StoreConnection connection, PostgreSqlAddress address, bool isShared)
    {
        if (connection.Ask("SELECT current_setting('server_encoding')") is var encoding && encoding != "UTF8")
        {
            throw new StoreException("STORE_NOT_UTF8", $"The database of {address} has the encoding {encoding}. Make one with: createdb --encoding=UTF8 --template=template0 NAME");
        }

        if (connection.Ask("SELECT current_setting('transaction_read_only')") == "on")
        {
            throw new StoreException("STORE_NOT_WRITABLE", $"The server of {address} only lets read: it is a standby, or the database is read-only. Name the primary.");
        }

        // What is told to be stored stays stored; a host that freezes or vanishes in the middle of writing holds up nobody for long.
        connection.Ask("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
        connection.Run("SET idle_in_transaction_session_timeout = '8s'");
        connection.Run("SET lock_timeout = '30s'");
        connection.Run("SET tcp_keepalives_idle = 5");
        connection.Run("SET tcp_keepalives_interval = 2");
        connection.Run("SET tcp_keepalives_count = 3");
        if (!isShared && connection.Count("SELECT pg_try_advisory_lock(1836010358, hashtext(current_schema()))") != 1)
        {
            throw new StoreException("STORE_IN_USE", $"Another host works with the store {address}. Stop that one first, or give this one a database of its own.");
        }
    }
}
