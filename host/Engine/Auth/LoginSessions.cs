using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Requests;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Runs logins for people at another door, who come back for the page, and later for how it ended.</summary>
/// <param name="login">The login itself.</param>
/// <param name="logout">Forgets tokens.</param>
/// <param name="manager">The connections.</param>
/// <param name="plugins">The plugins.</param>
/// <param name="loggers">The log.</param>
/// <param name="time">The clock.</param>
public sealed class LoginSessions(AuthLogin login, AuthLogout logout, ConnectionManager manager, IPluginCatalog plugins, ILoggerFactory loggers, TimeProvider time)
{
    private const int Kept = 50;
    private readonly ConcurrentDictionary<string, LoginSession> sessions = new(StringComparer.Ordinal);

    /// <summary>Begins a login.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="paste">Whether the person pastes the answer.</param>
    /// <param name="actor">Who logs in.</param>
    /// <exception cref="RequestException">There is no such connection, or its connector is not installed.</exception>
    public LoginSession Begin(string connection, bool paste, string actor)
    {
        var settings = SettingsOf(connection);
        var variant = plugins.FindManifest(settings.Connector)?.Variants.FirstOrDefault(candidate => candidate.Id == settings.Variant)
            ?? throw new RequestException(RequestErrorKind.Unavailable, "CONNECTION_WAITS_FOR_PLUGIN", $"The connector {settings.Connector} is not installed.");
        var session = new LoginSession(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), connection);
        Forget();
        sessions[session.Id] = session;
        session.Begin(() => RunAsync(session, new LoginRequest
        {
            Settings = settings,
            Variant = variant,
            Mode = paste ? LoginMode.Paste : LoginMode.NoBrowser,
            Actor = actor,
            Show = (page, _) => session.Show(page),
            ReadPasted = paste ? session.ReadPasted : null,
            CheckAccount = (http, cancellationToken) => AskAccountAsync(settings, http, cancellationToken),
        }));
        return session;
    }

    /// <summary>Finds a login.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="RequestException">There is none, or it ended long ago.</exception>
    public LoginSession Find(string id) => sessions.GetValueOrDefault(id)
        ?? throw new RequestException(RequestErrorKind.NotFound, "LOGIN_NOT_FOUND", $"There is no login {id} under way.");

    /// <summary>Forgets a connection's tokens.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many credentials had tokens to forget.</returns>
    /// <exception cref="RequestException">There is no such connection.</exception>
    public async Task<int> LogoutAsync(string connection, string actor, CancellationToken cancellationToken)
    {
        var forgotten = await logout.RunAsync(SettingsOf(connection), actor, cancellationToken);
        await manager.RestartAsync(connection, cancellationToken);
        return forgotten;
    }

    private ConnectionSettings SettingsOf(string connection) => manager.FindSettings(connection)
        ?? throw new RequestException(RequestErrorKind.NotFound, "CONNECTION_NOT_FOUND", $"There is no connection {connection} whose connector is installed.");

    private async Task<LoginResult> RunAsync(LoginSession session, LoginRequest request)
    {
        var result = await login.RunAsync(request, CancellationToken.None);
        await manager.RestartAsync(session.Connection, CancellationToken.None);
        return result;
    }

    /// <summary>Asks with a connector of its own, made over the candidate token.</summary>
    private async Task<AccountCheck?> AskAccountAsync(ConnectionSettings settings, ConnectionHttp http, CancellationToken cancellationToken)
    {
        if (plugins.Acquire(settings.Connector) is not { } lease)
        {
            return null;
        }

        using (lease)
        {
            var logger = loggers.CreateLogger($"connection.{settings.Name}");
            await using var connector = await lease.CreateAsync(ConnectorSession.ContextOf(settings, http, null, time, logger));
            http.Use(connector.Dialect);
            return await connector.CheckAsync(cancellationToken);
        }
    }

    private void Forget()
    {
        if (sessions.Count >= Kept)
        {
            foreach (var old in sessions.Values.Where(session => session.Ending.IsCompleted))
            {
                sessions.TryRemove(old.Id, out _);
            }
        }
    }
}
