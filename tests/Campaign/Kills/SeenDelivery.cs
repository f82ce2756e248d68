namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>A webhook as it was passed on to the host.</summary>
/// <param name="SaleId">The sale it tells of; null: something else.</param>
/// <param name="Began">When it was passed on.</param>
internal sealed record SeenDelivery(string? SaleId, DateTimeOffset Began)
{
    /// <summary>Gets or sets what the host answered; zero: nothing.</summary>
    public int Status { get; set; }

    /// <summary>Gets or sets when that was.</summary>
    public DateTimeOffset? Ended { get; set; }

    /// <summary>Gets whether the host has taken it over.</summary>
    public bool IsAcknowledged => Status is >= 200 and < 300;
}
