namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>The tills of Lightspeed: Retail (R-Series, API V3) and Restaurant (K-Series), two interfaces that share a name only.</summary>
public sealed class LightspeedPlugin : IConnectorPlugin
{
    /// <summary>The manifest's name of the restaurant's interface.</summary>
    private const string Restaurant = "k-series";

    /// <inheritdoc />
    public IConnector Create(ConnectorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Variant == Restaurant ? new RestaurantConnector(context) : new RetailConnector(context);
    }
}
