using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Layer 6: checks where the request goes, shows the credential, and renews it once when the answer blames it.</summary>
/// <remarks>The second try is made for a write too: a vendor that did not know us did nothing for us.</remarks>
internal sealed class AuthenticationHandler(PipelineParts parts, ICredential credential, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = VendorCallState.Of(request);
        var proof = await ShowAsync(request, state, cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Fault.Kind == FaultKind.Authentication && proof.CanRenew && !state.IsRenewed)
        {
            state.IsRenewed = true;
            await credential.RenewAsync(proof, cancellationToken);
            await ShowAsync(request, state, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private async Task<CredentialProof> ShowAsync(HttpRequestMessage request, VendorCallState state, CancellationToken cancellationToken)
    {
        // A static address is checked before a token is asked for; one with placeholders needs the grant first.
        if (!parts.Egress.HasPlaceholders)
        {
            parts.Egress.Check(request.RequestUri!, credential.Grant, state);
        }

        var proof = await credential.ShowAsync(cancellationToken);
        request.RequestUri = parts.Egress.Direct(request.RequestUri!, credential.Grant, state);
        if (proof.Header.Length > 0)
        {
            request.Headers.Remove(proof.Header);
            request.Headers.TryAddWithoutValidation(proof.Header, proof.Value);
        }

        if (proof.Parameter is { } parameter && !request.RequestUri.Query.Contains($"{parameter}=", StringComparison.Ordinal))
        {
            var query = request.RequestUri.Query.TrimStart('?');
            request.RequestUri = new UriBuilder(request.RequestUri) { Query = $"{query}{(query.Length > 0 ? "&" : "")}{parameter}={Uri.EscapeDataString(proof.Value)}" }.Uri;
        }

        return proof;
    }
}
