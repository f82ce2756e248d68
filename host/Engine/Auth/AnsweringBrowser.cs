namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Visits the consent page as a program: for a simulated vendor that consents by itself and redirects back.</summary>
public sealed class AnsweringBrowser : IBrowser
{
    /// <inheritdoc />
    public async Task OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = true, UseProxy = false };
        using var client = new HttpClient(handler);
        using var response = await client.GetAsync(address, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
