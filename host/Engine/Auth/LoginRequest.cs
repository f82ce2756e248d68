using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>What a login needs to know.</summary>
public sealed record LoginRequest
{
    /// <summary>Gets the connection.</summary>
    public required ConnectionSettings Settings { get; init; }

    /// <summary>Gets the manifest variant in force.</summary>
    public required ManifestVariant Variant { get; init; }

    /// <summary>Gets the credential; empty for the connection's own.</summary>
    public string Credential { get; init; } = "";

    /// <summary>Gets how the answer comes back. A redirect address that is not on this machine is pasted in any case.</summary>
    public LoginMode Mode { get; init; }

    /// <summary>Gets who logs in, for the audit.</summary>
    public required string Actor { get; init; }

    /// <summary>Gets whether another account than before is taken. Default: no.</summary>
    public bool AllowOtherAccount { get; init; }

    /// <summary>Gets how long to wait for the person. Default: 10 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets what shows the consent page's address.</summary>
    public required Func<Uri, CancellationToken, Task> Show { get; init; }

    /// <summary>Gets what reads the pasted answer; null where nobody can paste.</summary>
    public Func<CancellationToken, Task<string>>? ReadPasted { get; init; }

    /// <summary>Gets what asks the vendor whose account it is, with the new token; null: not asked.</summary>
    public Func<ConnectionHttp, CancellationToken, Task<AccountCheck?>>? CheckAccount { get; init; }
}
