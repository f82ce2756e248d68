namespace LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

/// <summary>What a presented access token is worth.</summary>
internal enum TokenState
{
    /// <summary>Nobody issued it.</summary>
    Unknown,

    /// <summary>It is good.</summary>
    Good,

    /// <summary>It has died; a refresh gives another.</summary>
    Expired,

    /// <summary>The account holder took it back.</summary>
    Revoked,
}
