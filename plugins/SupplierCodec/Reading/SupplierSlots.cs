using System.Globalization;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Asks the supplier when it delivers; what it leaves open comes from the account's terms.</summary>
internal sealed class SupplierSlots(SupplierApi api, SupplierAccount account) : IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<DeliverySlot>> AskAsync(FindDeliverySlots query, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"{api.Path("slots", "delivery-slots")}?from={query.From:yyyy-MM-dd}&to={query.Until:yyyy-MM-dd}&customerNumber={Uri.EscapeDataString(account.CustomerNumber)}");
        path += account.Options.SiteId is { } site ? $"&siteId={Uri.EscapeDataString(site)}" : "";
        var answer = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, path), SupplierJson.Default.ListWireSlotWire, cancellationToken);
        return [.. answer.Items.Select(slot => slot.ToSlot(account))];
    }
}
