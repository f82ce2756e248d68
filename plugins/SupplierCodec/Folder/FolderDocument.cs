namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>A document that arrived, as far as it is kept in mind.</summary>
/// <param name="Name">The name it is kept under.</param>
/// <param name="ArrivedAt">When it arrived.</param>
/// <param name="Kind">The kind; empty when it is no document that can be read.</param>
/// <param name="References">Our numbers of the orders that it is about.</param>
internal sealed record FolderDocument(string Name, DateTimeOffset ArrivedAt, string Kind, IReadOnlyList<string> References)
{
    /// <summary>Gets whether it says something about orders.</summary>
    public bool IsAboutOrders => Kind is "OrderResponse" or "OrderResponseSimple" or "DespatchAdvice";
}
