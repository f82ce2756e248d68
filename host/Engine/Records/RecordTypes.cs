using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Reservations;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>All types of records, by stream.</summary>
public static class RecordTypes
{
    private static readonly Dictionary<string, RecordType> ByStream = new RecordType[]
    {
        Make<Sale>(sale => new(sale.ClosedAt ?? sale.OpenedAt, Word(sale.Status))),
        Make<Payment>(payment => new(payment.At, Word(payment.Status))),
        Make<Product>(product => new(null, Active(product.IsActive))),
        Make<Category>(_ => default),
        Make<StockLevel>(level => new(level.CountedAt, null)),
        Make<Promotion>(promotion => new(null, Active(promotion.IsActive))),
        Make<Location>(_ => default),
        Make<CatalogItem>(item => new(null, item.IsOrderable ? "ORDERABLE" : "NOT_ORDERABLE")),
        Make<SupplierOrder>(order => new(Midnight(order.PromisedDay ?? order.RequestedDay), Word(order.Status))),
        Make<Delivery>(delivery => new(delivery.DespatchedAt ?? delivery.ExpectedFrom, null)),
        Make<BillingDocument>(document => new(Midnight(document.IssuedOn), document.IsCredit ? "CREDIT" : "INVOICE")),
        Make<Reservation>(reservation => new(reservation.Start, Word(reservation.Status))),
        Make<Guest>(_ => default),
        Make<Offer>(_ => default),
        Make<Customer>(_ => default),
        Make<Activity>(activity => new(activity.At, Word(activity.Kind))),
        Make<Segment>(segment => new(null, Word(segment.Kind))),
        Make<SegmentMember>(member => new(member.Since, null)),
        Make<Campaign>(campaign => new(Midnight(campaign.From), campaign.Status)),
    }.ToDictionary(type => type.Stream, StringComparer.Ordinal);

    /// <summary>Gets the contract's types.</summary>
    public static IReadOnlyCollection<RecordType> All => ByStream.Values;

    /// <summary>Finds a stream's type; a name the contract does not know is a type of a plugin's own.</summary>
    /// <param name="stream">The stream.</param>
    public static RecordType Of(string stream) =>
        ByStream.TryGetValue(stream, out var type) ? type : new RecordType(stream, typeof(OtherRecord), json: null, _ => default);

    private static RecordType Make<TRecord>(Func<TRecord, RecordColumns> columns)
        where TRecord : VendorRecord =>
        new(CapabilitySet.StreamOf<TRecord>(), typeof(TRecord), ContractSerializer.Options.GetTypeInfo(typeof(TRecord)), record => columns((TRecord)record));

    private static string Word<TValue>(Open<TValue> value)
        where TValue : struct, Enum => Words<TValue>.Of(value.Value).Value;

    private static string Active(bool isActive) => isActive ? "ACTIVE" : "INACTIVE";

    /// <summary>Plans are days of the venue; listed by their UTC midnight, they keep their order.</summary>
    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } known ? new DateTimeOffset(known, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
