using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Where a connection may send requests, and with them its credentials: the base address's origin and the manifest's.</summary>
internal sealed class EgressPolicy(ConnectionSettings settings, ManifestVariant variant)
{
    /// <summary>Stands for a base address that only the token answer completes; never dialled.</summary>
    private static readonly Uri Stand = new("https://base-address.invalid/");

    private readonly string template = settings.BaseUrl.EndsWith('/') ? settings.BaseUrl : settings.BaseUrl + "/";

    /// <summary>Whether the base address waits for the token answer.</summary>
    public bool HasPlaceholders => AddressTemplate.HasPlaceholder(template);

    /// <summary>The base address that clients are given.</summary>
    public Uri BaseAddress => HasPlaceholders ? Stand : new Uri(template);

    /// <summary>Completes the address of a request, and checks that it may go there.</summary>
    public Uri Direct(Uri address, IReadOnlyDictionary<string, string> grant, VendorCallState state)
    {
        if (HasPlaceholders && address.Host == Stand.Host)
        {
            var filled = AddressTemplate.Fill(template, grant);
            if (AddressTemplate.HasPlaceholder(filled) || !Uri.TryCreate(filled, UriKind.Absolute, out var root))
            {
                throw new ConnectorException(new Fault(FaultKind.NotSent, $"{state.Words} was not sent: the vendor's token answer did not say what the base address {template} needs.") { Code = LocalFaults.AddressIncomplete });
            }

            address = new Uri(root, address.PathAndQuery.TrimStart('/'));
        }

        Check(address, grant, state);
        return address;
    }

    /// <summary>Checks that a request may go to an address.</summary>
    public void Check(Uri address, IReadOnlyDictionary<string, string> grant, VendorCallState state)
    {
        if (!IsSafe(address))
        {
            throw Refused(state, $"{address.Scheme}://{address.Host} is not HTTPS");
        }

        if (!IsOwn(address, grant))
        {
            throw Refused(state, $"{address.GetLeftPart(UriPartial.Authority)} is neither the connection's base address nor an origin of its connector's manifest");
        }
    }

    /// <summary>Tells whether an address is the vendor's, by the base address and the manifest.</summary>
    public bool IsOwn(Uri address, IReadOnlyDictionary<string, string> grant) =>
        variant.Origins.Prepend(template).Any(origin =>
            Uri.TryCreate(AddressTemplate.Fill(origin, grant), UriKind.Absolute, out var own)
            && own.Scheme == address.Scheme && own.Port == address.Port && own.IdnHost.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells whether an address is HTTPS, or plain HTTP to this machine where that is allowed.</summary>
    public bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && settings.Http.AllowLoopbackHttp);

    private static ConnectorException Refused(VendorCallState state, string why) =>
        new(new Fault(FaultKind.Unsupported, $"{state.Words} was not sent: {why}.") { Code = LocalFaults.EgressRefused });
}
