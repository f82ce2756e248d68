using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>All that is generated.</summary>
internal sealed class HubSpotLedger
{
    /// <summary>Generates it.</summary>
    public HubSpotLedger(SandboxContext context)
    {
        var end = new DateTimeOffset(context.Options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        Book = new GuestBook(context.Options);
        Properties = new HubSpotProperties(end - (800L * 86_400_000));
        Store = new HubSpotStore(Properties, new HubSpotSeed(context.Options, Book).All(), context.Time);
        Lists = new HubSpotLists(Store, context.Options.Seed, end - (10L * 86_400_000), context.Time);
        Store.MergedInto = Lists.Move;
    }

    /// <summary>Gets the customers of the house.</summary>
    public GuestBook Book { get; }

    /// <summary>Gets the definitions.</summary>
    public HubSpotProperties Properties { get; }

    /// <summary>Gets the records.</summary>
    public HubSpotStore Store { get; }

    /// <summary>Gets the lists.</summary>
    public HubSpotLists Lists { get; }
}
