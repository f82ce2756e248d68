namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>What one supplier's connector assumes where the configuration says nothing.</summary>
public sealed record SupplierDefaults
{
    /// <summary>Gets the supplier's name for people, used in messages.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the option that holds the supplier's number for this customer, such as <c>client_number</c>.</summary>
    public required string CustomerKey { get; init; }

    /// <summary>Gets the option that names the branch of a group which the account is with; null where a supplier is one.</summary>
    public string? BranchKey { get; init; }

    /// <summary>Gets the currency assumed where neither the answer, the options nor the venue name one.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Gets the time zone that cut-off times are meant in where nothing else is said.</summary>
    public string TimeZone { get; init; } = "Europe/Paris";
}
