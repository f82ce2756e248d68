using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Zoho.Tests.Support;

/// <summary>Makes connectors the way the host does.</summary>
internal static class Plugged
{
    public static IConnector Connector(this RecordedVendor vendor) => new ZohoPlugin().Create(new ConnectorContext
    {
        Connection = "customers",
        Settings = Encoding.UTF8.GetBytes(vendor.Settings),
        Http = vendor.Client,
        Time = new FixedTime(Recorded.Noon),
        Logger = NullLogger.Instance,
    });

    public static TCapability Ability<TCapability>(this RecordedVendor vendor)
        where TCapability : class => vendor.Connector().Capabilities.Find<TCapability>().ShouldNotBeNull();

    /// <summary>Gives the time of change that a request was bound to.</summary>
    public static string? Condition(this SeenRequest seen) => seen.Header("If-Modified-Since") ?? seen.Header("If-Unmodified-Since");
}
