using System.Text.Json.Serialization;
using LeVieuxMoulin.Connectors;
using LeVieuxMoulin.Connectors.PointOfSale;

namespace Fixtures.Acme;

/// <summary>An account as Acme writes it.</summary>
internal sealed record AcmeAccount(string Id, string Name);

/// <summary>A sale as Acme writes it.</summary>
internal sealed record AcmeSale(string Id, decimal Total, decimal Tax, DateTimeOffset ClosedAt)
{
    public Sale ToSale() => new()
    {
        Id = Id,
        Kind = new Open<SaleKind>(SaleKind.Sale),
        Status = new Open<SaleStatus>(SaleStatus.Completed),
        ClosedAt = ClosedAt,
        Total = new Money(Total, "EUR"),
        Tax = new Money(Tax, "EUR"),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AcmeAccount))]
[JsonSerializable(typeof(AcmeSale))]
internal sealed partial class AcmeJson : JsonSerializerContext;
