using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Offers what is done about orders by document.</summary>
internal sealed class FolderAbilities(SupplierAccount account, FolderDocuments documents, OrderMinimum minimum, TimeProvider time)
{
    private readonly FolderOrders orders = new(documents, account);

    /// <summary>Offers it.</summary>
    public void OfferOrders(CapabilitySet offered)
    {
        if (IsOn("orders"))
        {
            var placing = new FolderPlacing(documents, orders, account, minimum, time);
            offered.Offer<IWrite<PlaceOrder>>(placing).Offer<IFind<PlaceOrder>>(placing);
        }

        if (IsOn("status"))
        {
            OfferStatus(offered);
        }

        var changes = new FolderChanges(documents, orders, account, time);
        if (IsOn("change"))
        {
            offered.Offer<IWrite<ChangeOrder>>(changes);
        }

        if (IsOn("cancellation"))
        {
            offered.Offer<IWrite<CancelOrder>>(changes);
        }
    }

    private bool IsOn(string operation) => account.Mode(operation) == SupplierMode.Document;

    /// <summary>A folder tells of all orders; beside calls, orders are looked at one by one, as over HTTPS.</summary>
    private void OfferStatus(CapabilitySet offered)
    {
        if (account.IsByFolder)
        {
            offered.Offer<IFeed<SupplierOrder>>(orders);
        }
        else
        {
            offered.Offer<IFetch<SupplierOrder>>(orders);
        }
    }
}
