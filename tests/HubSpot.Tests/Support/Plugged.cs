using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

/// <summary>Makes connectors the way the host does.</summary>
internal static class Plugged
{
    public static IConnector Connector(this RecordedVendor vendor) => new HubSpotPlugin().Create(new ConnectorContext
    {
        Connection = "customers",
        Settings = Encoding.UTF8.GetBytes(vendor.Settings),
        Http = vendor.Client,
        OtherHttp = new Dictionary<string, HttpClient> { ["application"] = vendor.Client },
        Time = new FixedTime(Recorded.Noon),
        Logger = NullLogger.Instance,
    });

    public static TCapability Ability<TCapability>(this RecordedVendor vendor)
        where TCapability : class => vendor.Connector().Capabilities.Find<TCapability>().ShouldNotBeNull();
}
