namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>The codes of faults that the pipeline makes itself, without asking the vendor.</summary>
internal static class LocalFaults
{
    /// <summary>The request goes to a host that the connection may not talk to.</summary>
    public const string EgressRefused = "EGRESS_REFUSED";

    /// <summary>The host's name leads to a private address.</summary>
    public const string AddressRefused = "ADDRESS_REFUSED";

    /// <summary>The call's turn would come too late.</summary>
    public const string RateLimited = "LOCAL_RATE_LIMIT";

    /// <summary>The circuit breaker is open.</summary>
    public const string CircuitOpen = "CIRCUIT_OPEN";

    /// <summary>The call's time is over.</summary>
    public const string DeadlinePassed = "DEADLINE_PASSED";

    /// <summary>A person must give or renew the consent.</summary>
    public const string NeedsConsent = "NEEDS_CONSENT";

    /// <summary>The base address still holds a placeholder.</summary>
    public const string AddressIncomplete = "BASE_URL_INCOMPLETE";

    /// <summary>The new token could not be stored.</summary>
    public const string TokenNotSaved = "TOKEN_NOT_SAVED";

    /// <summary>Tells whether a fault says something about this host only: it neither helps to try at once again, nor does it speak against the vendor.</summary>
    public static bool IsLocal(Fault fault) => fault.Code is EgressRefused or AddressRefused or RateLimited or CircuitOpen or DeadlinePassed or NeedsConsent or AddressIncomplete or TokenNotSaved;
}
