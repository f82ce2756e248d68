using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>The rules in force.</summary>
/// <param name="signal">Wakes the work when they change.</param>
internal sealed class LoyaltyProgram(LoyaltySignal signal) : IConfigurationObserver
{
    private volatile LoyaltyRules? rules;

    /// <summary>Gets the rules; null: there is no programme.</summary>
    public LoyaltyRules? Rules => rules;

    /// <summary>Gets the rules.</summary>
    /// <exception cref="RequestException">There is no programme.</exception>
    public LoyaltyRules Required => rules ?? throw new RequestException(RequestErrorKind.NotFound, "LOYALTY_OFF", "There is no loyalty programme on this host.")
    {
        Suggestion = "Write modules: loyalty: into host.yaml to begin one.",
    };

    /// <inheritdoc />
    public Task ApplyAsync(HostConfiguration configuration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        rules = configuration.Host.Modules.TryGetValue(LoyaltyModule.ModuleName, out var module) && module.Enabled ? RulesOf(configuration, module) : null;
        signal.Ring();
        return Task.CompletedTask;
    }

    private static LoyaltyRules? RulesOf(HostConfiguration configuration, ModuleSettings module)
    {
        var (read, troubles) = LoyaltyOptions.Read(module.Options);
        return troubles.Count > 0 ? null : read with { Zone = ZoneOf(configuration, read.Till) };
    }

    /// <summary>The till's venue; while its connection does not run, the first of the host.</summary>
    private static TimeZoneInfo ZoneOf(HostConfiguration configuration, string till) =>
        configuration.Connections.FirstOrDefault(connection => connection.Name == till)?.Venues is [var venue, ..]
            ? venue.TimeZone
            : TimeZones.Find((configuration.Host.Venues.Values.FirstOrDefault() ?? new VenueOptions()).TimeZone);
}
