namespace LeVieuxMoulin.Connectors.Engine.Requests;

/// <summary>What kind of refusal a request met, which is what a door makes of it.</summary>
public enum RequestErrorKind
{
    /// <summary>The request itself is malformed: HTTP 400.</summary>
    Invalid = 0,

    /// <summary>There is no such thing: HTTP 404.</summary>
    NotFound,

    /// <summary>The thing is not in a state that allows it: HTTP 409.</summary>
    Conflict,

    /// <summary>The request is well formed and cannot be carried out as it stands: HTTP 422.</summary>
    Unprocessable,

    /// <summary>This connection cannot do that: HTTP 501.</summary>
    Unsupported,

    /// <summary>Not now; the same request may succeed later: HTTP 503.</summary>
    Unavailable,
}
