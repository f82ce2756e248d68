using System.Text;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>A credential that the configuration holds whole: a key, a name and password, a token, or none.</summary>
internal sealed class StaticCredential(AuthSettings auth) : ICredential
{
    private readonly CredentialProof proof = auth.Method switch
    {
        AuthMethod.ApiKey when auth.Dialect.QueryName is { } parameter => new("", auth.ApiKey ?? "", CanRenew: false, parameter),
        AuthMethod.ApiKey => new(auth.HeaderName, auth.ApiKey ?? "", CanRenew: false),
        AuthMethod.Basic => new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{auth.Username}:{auth.Password}")), CanRenew: false),
        AuthMethod.Bearer => new("Authorization", $"{auth.Dialect.HeaderScheme} {auth.Token}", CanRenew: false),
        _ => new("", "", CanRenew: false),
    };

    /// <inheritdoc />
    public bool NeedsConsent => false;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Grant { get; } = new Dictionary<string, string>();

    /// <inheritdoc />
    public ValueTask<CredentialProof> ShowAsync(CancellationToken cancellationToken) => ValueTask.FromResult(proof);

    /// <inheritdoc />
    public Task RenewAsync(CredentialProof refused, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
