namespace LeVieuxMoulin.Connectors;

/// <summary>What kind of failure it is, which is what the host does about it.</summary>
public enum FaultKind
{
    /// <summary>The vendor failed in a way the connector does not know. Not retried by itself.</summary>
    Vendor = 0,

    /// <summary>The credentials are not valid any more. The connection asks for a new consent.</summary>
    Authentication = 1,

    /// <summary>A scope, right or plan is missing. The capability is switched off and says which.</summary>
    Permission = 2,

    /// <summary>Too many calls. Wait.</summary>
    RateLimit = 3,

    /// <summary>The vendor is down or busy. Try again with backoff.</summary>
    Unavailable = 4,

    /// <summary>Nothing reached the vendor. Trying again is safe even for a write.</summary>
    NotSent = 5,

    /// <summary>A write was sent and no answer came. Find out, then decide.</summary>
    OutcomeUnknown = 6,

    /// <summary>The record does not exist.</summary>
    NotFound = 7,

    /// <summary>The record changed meanwhile. With a condition set the command is rejected; without one it is carried out again, and the connector reads again.</summary>
    Conflict = 8,

    /// <summary>The request is malformed for this vendor. Final, with Fault.Fields.</summary>
    Validation = 9,

    /// <summary>A business rule says no: cut-off passed, slot taken, call the restaurant. Final, in the vendor's words.</summary>
    Refused = 10,

    /// <summary>The vendor cannot do this.</summary>
    Unsupported = 11,

    /// <summary>The answer does not have the agreed form. Nothing is stored.</summary>
    UnexpectedContent = 12,

    /// <summary>The cursor leads nowhere any more. The host begins again; what it has stays.</summary>
    CursorLost = 13,
}
