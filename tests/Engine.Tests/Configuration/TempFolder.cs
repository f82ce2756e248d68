using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Configuration;

/// <summary>A configuration folder that lives as long as its test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("moulin-config-").FullName;

    public Dictionary<string, string> Environment { get; } = new() { ["ACME_SECRET"] = "s3cret-from-the-environment" };

    public TempFolder With(string name, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text);
        return this;
    }

    public HostConfiguration Read(bool development = false) =>
        ConfigurationReader.Read(Path, Environment.GetValueOrDefault, AcmeManifests.Find, development);

    public ConnectionSettings ReadOne(bool development = false)
    {
        var configuration = Read(development);
        configuration.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ShouldBeEmpty();
        return configuration.Connections.ShouldHaveSingleItem();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
