namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>How far a write is.</summary>
public enum OperationState
{
    /// <summary>Stored, not sent yet.</summary>
    Pending = 0,

    /// <summary>Being carried out: from here on something may have reached the vendor.</summary>
    Running,

    /// <summary>Done at the vendor.</summary>
    Succeeded,

    /// <summary>The vendor said no; final, in its words.</summary>
    Rejected,

    /// <summary>Nothing took effect and it is tried again by itself: network, breaker or limiter said not now.</summary>
    Deferred,

    /// <summary>Something was sent and no answer came. The vendor is asked, or a person; it is never sent again blindly.</summary>
    Unknown,

    /// <summary>Given up without effect: too late, or tried too often. A person may retry it.</summary>
    Dead,

    /// <summary>Called off before it was sent, by a person or because a later one made it pointless.</summary>
    Cancelled,

    /// <summary>A person said how it ended; never sent afterwards.</summary>
    Settled,
}
