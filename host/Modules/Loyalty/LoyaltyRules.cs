namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>The rules of the loyalty programme (<c>modules.loyalty</c>).</summary>
internal sealed record LoyaltyRules
{
    /// <summary>Gets the connection whose sales earn points.</summary>
    public required string Till { get; init; }

    /// <summary>Gets the connection that shows balance and tier.</summary>
    public required string Crm { get; init; }

    /// <summary>Gets the first day whose sales earn.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Gets the points for one euro paid. Default: 1.</summary>
    public decimal PointsPerEuro { get; init; } = 1;

    /// <summary>Gets the months after which unspent points are gone; null: never.</summary>
    public int? ExpiryMonths { get; init; }

    /// <summary>Gets the tiers, the lowest first.</summary>
    public IReadOnlyList<LoyaltyTier> Tiers { get; init; } = [];

    /// <summary>Gets whether each sale that earns is recorded as activity of the customer. Default: no.</summary>
    public bool RecordActivity { get; init; }

    /// <summary>Gets the venue's time zone, by which days and months are counted.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Gives the day of an instant at the venue.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>Gives the midnight at the venue with which a day begins.</summary>
    public DateTimeOffset MidnightOf(DateOnly day) => new VenueSettings { TimeZone = Zone, Currency = Currency }.ToInstant(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The only currency that earns: points are for euros.</summary>
    public const string Currency = "EUR";
}
