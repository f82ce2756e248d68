namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>A venue of the restaurant.</summary>
public sealed record VenueOptions
{
    /// <summary>Gets the time zone. Default: Europe/Paris.</summary>
    public string TimeZone { get; init; } = "Europe/Paris";

    /// <summary>Gets the hour at which a business day begins; a bill closed before it belongs to the day before. Default: 05:00.</summary>
    public TimeOnly BusinessDayStart { get; init; } = new(5, 0);

    /// <summary>Gets the ISO 4217 currency. Default: EUR.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Gets the establishment's 14-digit SIRET, for accounting exports.</summary>
    public string? Siret { get; init; }

    /// <summary>Gets the name in <c>host.yaml</c>; empty for a venue written inside a connection.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the hours of service by name, such as lunch.</summary>
    public IReadOnlyDictionary<string, ServiceHours> Service { get; init; } = new Dictionary<string, ServiceHours>();
}
