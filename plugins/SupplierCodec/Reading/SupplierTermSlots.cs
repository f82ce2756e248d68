using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Answers the delivery slots of a supplier that tells none, out of the account's terms.</summary>
internal sealed class SupplierTermSlots(SupplierCalendar calendar, TimeProvider time) : IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>
{
    /// <inheritdoc />
    public Task<IReadOnlyList<DeliverySlot>> AskAsync(FindDeliverySlots query, CancellationToken cancellationToken) =>
        Task.FromResult(calendar.Slots(query.From, query.Until, time.GetUtcNow()));
}
