using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.UblCodec;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Says the supplier's units in the contract's words and ours in the supplier's, and what our documents say of both sides.</summary>
internal static class FolderWords
{
    /// <summary>Reads a quantity.</summary>
    public static Quantity In(this SupplierAccount account, Quantity quantity) =>
        quantity.Unit == Quantity.Own ? quantity : quantity with { Unit = account.Words.Unit(quantity.Unit) };

    /// <summary>Reads an article.</summary>
    public static CatalogItem In(this SupplierAccount account, CatalogItem item) => item with
    {
        OrderUnit = account.Words.Unit(item.OrderUnit),
        Content = account.In(item.Content),
        Price = account.In(item.Price),
    };

    /// <summary>Reads a delivery.</summary>
    public static Delivery In(this SupplierAccount account, Delivery delivery) => delivery with
    {
        Lines = [.. delivery.Lines.Select(line => line with { Delivered = account.In(line.Delivered), Outstanding = account.In(line.Outstanding) })],
    };

    /// <summary>Reads an answer to a line.</summary>
    public static SupplierOrderLine In(this SupplierAccount account, SupplierOrderLine line) => line with
    {
        Confirmed = account.In(line.Confirmed),
        BackOrdered = account.In(line.BackOrdered),
        Price = account.In(line.Price),
        Substitute = line.Substitute is { } other ? other with { Quantity = account.In(other.Quantity), Price = account.In(other.Price) } : null,
    };

    /// <summary>Says our lines in the supplier's units.</summary>
    public static IReadOnlyList<OrderLine> ToTheirs(this SupplierAccount account, IReadOnlyList<OrderLine> lines) =>
        [.. lines.Select(line => line with { Quantity = line.Quantity with { Unit = account.Words.ToSupplierUnit(line.Quantity.Unit) } })];

    /// <summary>Gives what our documents say of both sides.</summary>
    public static UblParties Parties(this SupplierAccount account) => new()
    {
        BuyerName = account.Options.BuyerName ?? account.CustomerNumber,
        BuyerGln = account.Options.BuyerGln,
        BuyerSiret = account.Options.BuyerSiret,
        BuyerVatNumber = account.Options.BuyerVatNumber,
        CustomerNumber = account.CustomerNumber,
        SellerName = account.Supplier,
        SellerGln = account.Options.SupplierGln,
        SellerSiret = account.Options.SupplierSiret,
        SellerSite = account.Options.SiteId,
        DeliveryLocationId = account.Options.DeliveryLocationId,
        ContractId = account.Options.ContractId,
        Currency = account.Currency,
        Place = account.Place,
    };

    private static Quantity? In(this SupplierAccount account, Quantity? quantity) => quantity is { } some ? account.In(some) : null;

    private static ItemPrice? In(this SupplierAccount account, ItemPrice? price) => price is null ? null : price with { Per = account.In(price.Per) };
}
