using System.Net;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Which addresses may be dialled: public ones, and the private ones that the connection names.</summary>
internal sealed class AddressPolicy
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private readonly IPNetwork[] allowed;
    private readonly bool allowLoopback;

    public AddressPolicy(HttpSettings settings)
    {
        allowed = [.. settings.AllowAddresses.Select(Parse)];
        allowLoopback = settings.AllowLoopbackHttp;
    }

    /// <summary>Tells whether an address may be dialled.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = Plain(address);
        return allowed.Any(range => range.Contains(plain)) || (allowLoopback && IPAddress.IsLoopback(plain)) || !NotPublic.Any(range => range.Contains(plain));
    }

    private static IPNetwork Parse(string range) => range.Contains('/', StringComparison.Ordinal)
        ? IPNetwork.Parse(range)
        : new IPNetwork(IPAddress.Parse(range), range.Contains(':', StringComparison.Ordinal) ? 128 : 32);

    /// <summary>Takes an IPv4 address out of the IPv6 forms that carry one.</summary>
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes()[12..16])
            : SixToFour.Contains(address) ? new IPAddress(address.GetAddressBytes()[2..6])
            : address;
    }
}
