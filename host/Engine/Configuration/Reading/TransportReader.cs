using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>connection:</c>, <c>circuit_breaker:</c> and <c>rate_limit:</c>.</summary>
internal static class TransportReader
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static HttpSettings Http(Block block, ReadingContext context)
    {
        var defaults = new HttpSettings();
        var timeout = block.Duration("timeout", Second, TimeSpan.FromMinutes(10)) ?? defaults.Timeout;
        var retries = block.Integer("max_retries", 0, 10) ?? defaults.MaxRetries;
        var pools = block.Integer("pool_connections", 1, 256);
        var settings = new HttpSettings
        {
            Timeout = timeout,
            MaxRetries = retries,
            RetryDelay = block.Duration("retry_delay", TimeSpan.Zero, TimeSpan.FromMinutes(5)) ?? defaults.RetryDelay,
            // Every try must fit in the whole, else a longer timeout would take tries away.
            TotalTimeout = timeout * (retries + 1) is var all && all > defaults.TotalTimeout ? all : defaults.TotalTimeout,
            MaxConnections = block.Integer("pool_maxsize", 1, 256) ?? pools ?? defaults.MaxConnections,
            AllowAddresses = Ranges(block),
            CaFile = CaFile(block, context.Folder),
            AllowLoopbackHttp = context.Development,
        };
        block.Close();
        return settings;
    }

    public static BreakerSettings Breaker(Block block)
    {
        var defaults = new BreakerSettings();
        var settings = new BreakerSettings
        {
            FailureRatio = block.Number("failure_ratio", 0.01, 1) ?? defaults.FailureRatio,
            MinimumThroughput = block.Integer("minimum_throughput", 2, 10_000) ?? defaults.MinimumThroughput,
            ConsecutiveFailures = block.Integer("consecutive_failures", 1, 100) ?? defaults.ConsecutiveFailures,
            SamplingDuration = block.Duration("sampling_duration", Second, Hour) ?? defaults.SamplingDuration,
            BreakDuration = block.Duration("break_duration", Second, TimeSpan.FromDays(1)) ?? defaults.BreakDuration,
        };
        block.Close();
        return settings;
    }

    public static RateSettings Rate(Block block)
    {
        var defaults = new RateSettings();
        var settings = new RateSettings
        {
            MaxRequestsPerMinute = block.Number("max_requests_per_minute", 0.1, 100_000),
            MaxBurst = block.Integer("max_burst", 1, 10_000),
            Adaptive = block.Flag("adaptive") ?? defaults.Adaptive,
            SafetyFactor = block.Number("safety_factor", 0.05, 1) ?? defaults.SafetyFactor,
            MaxDelay = block.Duration("max_delay", TimeSpan.Zero, Hour) ?? defaults.MaxDelay,
            ThrottleOnLimit = block.Flag("throttle_on_limit") ?? defaults.ThrottleOnLimit,
        };
        block.Close();
        return settings;
    }

    private static List<string> Ranges(Block block)
    {
        var ranges = new List<string>();
        foreach (var scalar in (block.Scalars("allow_addresses") ?? []).Where(scalar => !scalar.IsUnset))
        {
            var text = IPAddress.TryParse(scalar.Value, out var single) ? $"{single}/{single.GetAddressBytes().Length * 8}" : scalar.Value;
            if (!IPNetwork.TryParse(text, out var range))
            {
                block.Problems.Error(
                    scalar, block.Path("allow_addresses"), ConfigurationCodes.BadValue, $"{Block.Shown(scalar)} is no range of addresses.", "Write it as 192.168.1.20/32; the bits behind the prefix must be zero.");
            }
            else if (range.PrefixLength < 8)
            {
                block.Problems.Error(scalar, block.Path("allow_addresses"), ConfigurationCodes.OutOfRange, $"{Block.Shown(scalar)} is far wider than a restaurant's network.", "Name the one address: 192.168.1.20/32.");
            }
            else
            {
                ranges.Add(range.ToString());
            }
        }

        return ranges;
    }

    private static string? CaFile(Block block, string folder)
    {
        if (block.Scalar("ca_file") is not { IsUnset: false } scalar)
        {
            return null;
        }

        var path = Path.GetFullPath(scalar.Value, folder);
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            if (certificates.Count > 0)
            {
                return path;
            }

            Bad("holds no certificate");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            Bad(exception is FileNotFoundException or DirectoryNotFoundException ? "is not there" : "cannot be read");
        }

        return null;

        void Bad(string reason) =>
            block.Problems.Error(scalar, block.Path("ca_file"), ConfigurationCodes.Unset, $"The file of {block.Path("ca_file")} {reason}.", "Name a PEM file with the certificates of the authority.");
    }
}
