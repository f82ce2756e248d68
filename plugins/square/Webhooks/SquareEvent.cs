namespace LeVieuxMoulin.Connectors.Square;

/// <summary>One notification.</summary>
internal sealed record SquareEvent(string Type, string EventId, string? MerchantId = null, DateTimeOffset? CreatedAt = null, SquareEventData? Data = null);

/// <summary>What it is about.</summary>
internal sealed record SquareEventData(SquareEventObject? Object = null);

/// <summary>The thing itself, under a name that depends on the event.</summary>
internal sealed record SquareEventObject(SquareOrderNotice? OrderCreated = null, SquareOrderNotice? OrderUpdated = null, SquareOrderNotice? OrderFulfillmentUpdated = null)
{
    public SquareOrderNotice? Order => OrderCreated ?? OrderUpdated ?? OrderFulfillmentUpdated;
}

/// <summary>An order, in name only: it has to be fetched.</summary>
internal sealed record SquareOrderNotice(string OrderId, string? LocationId = null, long? Version = null, DateTimeOffset? CreatedAt = null, DateTimeOffset? UpdatedAt = null);
