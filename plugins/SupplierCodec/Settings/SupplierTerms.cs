using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The terms of one account, from the agreement with the supplier.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SupplierTerms
{
    /// <summary>Gets the least order without VAT.</summary>
    public decimal? MinimumOrderNet { get; set; }

    /// <summary>Gets whether an order below the least is stopped here, before the supplier sees it. Default: no, the supplier judges.</summary>
    public bool BlockBelowMinimum { get; set; }

    /// <summary>Gets the hours before the day of delivery until which an order may be changed or cancelled; null: the supplier judges.</summary>
    public int? CancellationHoursBefore { get; set; }

    /// <summary>Gets the delivery fee without VAT.</summary>
    public decimal? DeliveryFeeNet { get; set; }

    /// <summary>Gets the order without VAT from which delivery is free.</summary>
    public decimal? FreeDeliveryFromNet { get; set; }

    /// <summary>Gets the days between the cut-off and the delivery. Default: 1, ordered on day A and delivered on day B.</summary>
    public int LeadTimeDays { get; set; } = 1;

    /// <summary>Gets which days the lead time counts: <c>calendar</c> (the default), or <c>working</c>, Monday to Friday.</summary>
    public string DayBasis { get; set; } = "calendar";

    /// <summary>Gets the time of day until which orders are taken.</summary>
    public TimeOnly? CutoffTime { get; set; }

    /// <summary>Gets the IANA time zone of the cut-off; the venue's where nothing is said.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Gets the weekdays of delivery, in English: <c>monday</c> or <c>mon</c>.</summary>
    public IReadOnlyList<string> DeliveryDays { get; set; } = [];
}
