using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>What the pipeline tells whoever listens: a span an attempt, and how long things take.</summary>
internal static class VendorTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "LeVieuxMoulin.Connectors";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> CallDuration = Meter.CreateHistogram<double>("moulin.vendor.call.duration", "s", "How long one attempt at a vendor took.");

    public static readonly Histogram<double> LimiterWait = Meter.CreateHistogram<double>("moulin.vendor.limiter.wait", "s", "How long a call waited for its turn within the rate limit.");

    public static readonly Counter<long> TokenRenewals = Meter.CreateCounter<long>("moulin.vendor.token.renewals", "{renewal}", "How many tokens were asked for.");
}
