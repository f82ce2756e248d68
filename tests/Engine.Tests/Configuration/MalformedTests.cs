using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Configuration;

/// <summary>Every real malformation that we know, each with the problems it must give: severity, line, column, code and key.</summary>
public sealed class MalformedTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Configuration", "Malformed");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Corpus, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_malformed_file_gives_all_its_problems_at_their_places(string name)
    {
        using var folder = new TempFolder();
        var isHost = name.Contains("-host-", StringComparison.Ordinal);
        File.Copy(Path.Combine(Corpus, $"{name}.yaml"), Path.Combine(folder.Path, isHost ? "host.yaml" : "acme.yaml"));
        folder.With("keyed.yaml", "auth: {api_key: k, application: {token: t}}\n");

        var configuration = folder.Read();

        configuration.Problems
            .Select(problem => $"{problem.Severity.ToString().ToLowerInvariant()} {problem.Line} {problem.Column} {problem.Code} {problem.Key}".TrimEnd())
            .ShouldBe(File.ReadAllLines(Path.Combine(Corpus, $"{name}.expected")).Where(line => line.Length > 0), string.Join('\n', configuration.Problems));
        configuration.Problems.ShouldAllBe(problem => problem.File == (isHost ? "host.yaml" : "acme.yaml") && problem.Message.EndsWith('.'));
        configuration.Problems.ShouldContain(problem => problem.Severity == ProblemSeverity.Error);
        configuration.Connections.ShouldContain(connection => connection.Name == "keyed", "the other connections start");
        (isHost ? configuration.IsHostBroken : configuration.Broken.Count > 0).ShouldBeTrue();
    }

    [Fact]
    public void The_corpus_holds_at_least_forty_malformations_each_with_its_expectation()
    {
        Names.Count.ShouldBeGreaterThanOrEqualTo(40);
        Directory.GetFiles(Corpus, "*.expected").Length.ShouldBe(Names.Count);
    }

    [Fact]
    public void Every_code_is_listed_once_and_documented()
    {
        var codes = typeof(ConfigurationCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        ConfigurationCodes.All.ShouldBe(codes, ignoreOrder: true);
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "configuration.md"));
        codes.Where(code => !page.Contains($"`{code}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
