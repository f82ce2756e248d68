using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Host.Cli;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Makes a connection's settings as an operator would: from the example file, read by the host's own reader.</summary>
internal static class BedSettings
{
    private const string Venue = "venues:\n  moulin: {time_zone: Europe/Paris, currency: EUR}\n";

    /// <summary>Reads the example, with how the simulated vendor is reached and what the description says.</summary>
    public static ConnectionSettings OfExample(ConnectorUnderTest vendor, JsonObject simulated)
    {
        var folder = Directory.CreateTempSubdirectory("conformance-");
        try
        {
            var (examples, config) = (folder.CreateSubdirectory("examples").FullName, folder.CreateSubdirectory("config").FullName);
            File.Copy(vendor.ExampleFile, Path.Combine(examples, $"{vendor.Manifest.Id}.example.yaml"));
            Merge(simulated, vendor.Settings);
            DemoConfiguration.Write(examples, config, new Dictionary<string, JsonObject> { [vendor.Manifest.Id] = simulated });
            File.WriteAllText(Path.Combine(config, "host.yaml"), Venue);
            return Patient(Read(config, vendor));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Reads a connection's own file.</summary>
    public static ConnectionSettings OfFile(ConnectorUnderTest vendor, string file)
    {
        var folder = Directory.CreateTempSubdirectory("conformance-");
        try
        {
            File.Copy(file, Path.Combine(folder.FullName, $"{vendor.Manifest.Id}.yaml"));
            File.WriteAllText(Path.Combine(folder.FullName, "host.yaml"), Venue);
            return Read(folder.FullName, vendor);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A breaker that opens, a long pause between attempts, or a vendor's own limits, which the simulators are told not to keep, would only make the tests slow.</summary>
    private static ConnectionSettings Patient(ConnectionSettings settings) => settings with
    {
        Rate = settings.Rate with { SafetyFactor = 100 },
        Http = settings.Http with { RetryDelay = TimeSpan.FromMilliseconds(5) },
        Breaker = settings.Breaker with { ConsecutiveFailures = 100, MinimumThroughput = 10_000 },
    };

    private static ConnectionSettings Read(string config, ConnectorUnderTest vendor)
    {
        // A vendor's test server may run on this machine, behind plain HTTP.
        var read = ConfigurationReader.Read(config, Environment.GetEnvironmentVariable, id => id == vendor.Manifest.Id ? vendor.Manifest : null, development: true);
        var errors = read.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => $"{problem.File}({problem.Line},{problem.Column}): {problem.Key}: {problem.Message}").ToList();
        errors.ShouldBeEmpty("the connection's file should be in order");
        return read.Connections.Count > 0 ? read.Connections[0] : throw new InvalidOperationException($"The file gives no connection of {vendor.Manifest.Id}.");
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (key, value) in from)
        {
            if (value is JsonObject inner && into[key] is JsonObject there)
            {
                Merge(there, inner);
            }
            else
            {
                into[key] = value?.DeepClone();
            }
        }
    }
}
