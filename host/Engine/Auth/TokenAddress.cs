using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Finds where a credential's tokens are asked for.</summary>
/// <remarks>An address that the consent's callback completes must be at one of the vendor's own origins: a callback is a stranger's text.</remarks>
internal sealed class TokenAddress(string connection, AuthSettings auth, EgressPolicy egress)
{
    /// <summary>Finds the address for a token that is renewed.</summary>
    public Uri Of(OAuthToken? stored) => Check(stored?.TokenUrl ?? AddressTemplate.Fill(Template, stored?.Grant ?? new Dictionary<string, string>()), stored?.Grant);

    /// <summary>Finds the address for a code that a callback brought.</summary>
    public Uri Of(IReadOnlyDictionary<string, string> callback) => Check(AddressTemplate.Fill(Template, callback), callback);

    private string Template => auth.TokenUrl ?? auth.Dialect.TokenUrl ?? "";

    private Uri Check(string filled, IReadOnlyDictionary<string, string>? values)
    {
        if (AddressTemplate.HasPlaceholder(filled) || !Uri.TryCreate(filled, UriKind.Absolute, out var address))
        {
            throw Refused($"auth.token_url is {(filled.Length == 0 ? "missing" : $"not complete: {filled}")}");
        }

        if (!egress.IsSafe(address))
        {
            throw Refused($"auth.token_url is not HTTPS: {address.GetLeftPart(UriPartial.Authority)}");
        }

        return !AddressTemplate.HasPlaceholder(Template) || egress.IsOwn(address, new Dictionary<string, string>())
            ? address
            : throw Refused($"the consent named the token address {address.GetLeftPart(UriPartial.Authority)}, which is no origin of the connector's manifest ({values?.Count ?? 0} parameters)");
    }

    private ConnectorException Refused(string why) =>
        new(new Fault(FaultKind.Unsupported, $"{connection}: no token can be asked for: {why}.") { Code = LocalFaults.EgressRefused });
}
