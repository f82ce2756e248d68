using System.Text.Json;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One document of <c>GET /billing-documents</c>.</summary>
internal sealed record BillingWire(string DocumentId, string Type, DateOnly IssueDate, string Currency, BillingTotalsWire Totals)
{
    public IReadOnlyList<OrderReferenceWire>? Orders { get; init; }

    /// <summary>Reads the document in the contract's words. What is neither invoice nor credit note is set aside: its sign is not known.</summary>
    public BillingDocument ToDocument() => new()
    {
        Id = DocumentId,
        IsCredit = Type switch
        {
            "INVOICE" => false,
            "CREDIT_NOTE" => true,
            _ => throw new JsonException("type is neither INVOICE nor CREDIT_NOTE.", "$.type", null, null),
        },
        IssuedOn = IssueDate,
        OrderReferences = OrderReferenceWire.Ours(Orders),
        Net = new Money(Totals.NetAmount, Currency),
        Vat = new Money(Totals.VatAmount, Currency),
    };
}
