using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>One order as the wholesaler has it.</summary>
internal sealed class SupplierOrder
{
    /// <summary>Gets the supplier's number.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the buyer's number.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the idempotency key it came with.</summary>
    public required string? IdempotencyKey { get; init; }

    /// <summary>Gets or sets the body it came with last.</summary>
    public required JsonObject Body { get; set; }

    /// <summary>Gets or sets the buyer's note.</summary>
    public string? Note { get; set; }

    /// <summary>Gets or sets how far it is.</summary>
    public string Status { get; set; } = "SUBMITTED";

    /// <summary>Gets or sets the day wanted, which is the day promised.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Gets or sets the lines.</summary>
    public List<SupplierLine> Lines { get; set; } = [];

    /// <summary>Gets or sets the reason of the answer.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets how often it took effect; more than once is an order placed twice.</summary>
    public int Effects { get; set; } = 1;

    /// <summary>Gets or sets when it last changed.</summary>
    public DateTimeOffset Updated { get; set; }

    /// <summary>Gets or sets the clock reading of the last change.</summary>
    public long Moved { get; set; }
}
