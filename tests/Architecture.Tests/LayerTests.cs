namespace LeVieuxMoulin.Connectors.Architecture.Tests;

public sealed class LayerTests
{
    private const string Prefix = "LeVieuxMoulin.Connectors.";

    [Fact]
    public void The_contract_needs_nothing_but_the_logging_abstractions() =>
        Foreign(Repository.ReferencesOf("abstractions", $"{Prefix}Abstractions")).ShouldBe(["Microsoft.Extensions.Logging.Abstractions"], ignoreOrder: true);

    [Fact]
    public void The_engine_knows_no_sql_no_web_server_and_no_command_line() =>
        Repository.ReferencesOf("host/Engine", $"{Prefix}Engine").ShouldNotContain(name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Data", StringComparison.Ordinal)
            || name.StartsWith("Serilog", StringComparison.Ordinal)
            || name == "Dapper"
            || name == "Npgsql"
            || name == "Spectre.Console"
            || name == "System.CommandLine");

    [Fact]
    public void The_stores_know_the_engine_and_their_drivers_only() =>
        Ours(Repository.ReferencesOf("host/Stores", $"{Prefix}Stores")).ShouldBe([$"{Prefix}Abstractions", $"{Prefix}Engine"], ignoreOrder: true);

    [Fact]
    public void The_modules_use_what_the_central_system_can_use_and_nothing_below()
    {
        var references = Repository.ReferencesOf("host/Modules", $"{Prefix}Modules");
        Ours(references).ShouldBe([$"{Prefix}Abstractions", $"{Prefix}Engine"], ignoreOrder: true);
        references.ShouldNotContain(name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Data", StringComparison.Ordinal)
            || name == "System.Net.Http"
            || name == "Dapper");
        Repository.Sources("host/Modules").SelectMany(File.ReadLines)
            .ShouldNotContain(line => line.StartsWith("using LeVieuxMoulin.Connectors.Engine.Http", StringComparison.Ordinal) || line.StartsWith("using LeVieuxMoulin.Connectors.Engine.Connections", StringComparison.Ordinal), "A module uses queries, changes and operations, never a connection itself.");
    }

    [Fact]
    public void Only_the_wiring_knows_a_module_by_one_line() =>
        Repository.Sources("host")
            .Where(file => !file.StartsWith(Path.Combine(Repository.Root, "host", "Modules"), StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(line => line.Contains("Modules.Loyalty", StringComparison.Ordinal)).Select(_ => Path.GetFileName(file)))
            .ShouldBe(["HostModules.cs"]);

    [Fact]
    public void The_web_knows_no_sql()
    {
        var references = Repository.ReferencesOf("host/Web", $"{Prefix}Web");
        Ours(references).ShouldBe([$"{Prefix}Abstractions", $"{Prefix}Engine"], ignoreOrder: true);
        references.ShouldNotContain(name => name == "Dapper" || name.StartsWith("Microsoft.Data", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plugin_knows_the_contract_and_codecs_only()
    {
        Repository.Plugins.ShouldNotBeEmpty();
        foreach (var project in Repository.Sources("plugins", "*.csproj"))
        {
            var references = Repository.ReferencesOf(Path.GetDirectoryName(project)!, Path.GetFileNameWithoutExtension(project));
            Ours(references).ShouldAllBe(name => name == $"{Prefix}Abstractions" || name.EndsWith("Codec", StringComparison.Ordinal), $"{project} references more of ours than the contract.");
        }
    }

    private static IEnumerable<string> Ours(IEnumerable<string> references) => references.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    private static IEnumerable<string> Foreign(IEnumerable<string> references) => references.Where(name =>
        !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System" or "netstandard" or "mscorlib"));
}
