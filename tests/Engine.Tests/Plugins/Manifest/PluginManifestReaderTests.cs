using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins.Manifest;

public sealed class PluginManifestReaderTests
{
    private const string Smallest = """
        id: acme
        name: Acme
        version: 1.0.0
        contract: 1.0
        assembly: Acme.dll
        kinds: [pos]
        variants:
          - base_url: https://api.acme.example
            offers: [feed.sale]

        """;

    [Fact]
    public void The_page_that_documents_the_format_is_itself_a_manifest()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin-manifest.md"));
        var yaml = page.Split("```yaml\n")[1].Split("```")[0];

        var reading = PluginManifestReader.Read(yaml);

        reading.Problems.ShouldBeEmpty();
        var manifest = reading.Manifest.ShouldNotBeNull();
        manifest.Id.ShouldBe("acme");
        var variant = manifest.Variants.ShouldHaveSingleItem();
        variant.Credentials[0].AuthorizationParameters["access_type"].ShouldBe("offline");
        variant.Budgets[0].Concurrent.ShouldBe(4);
        variant.Options[0].Description.Fr.ShouldBe("Le lieu de la caisse.");
        variant.Feeds.ShouldBe([new ManifestFeed("sale", TimeSpan.FromMinutes(15), TimeSpan.FromHours(72), TimeSpan.FromDays(1))]);
        variant.Gaps[0].Instead.En.ShouldBe("Set it up in the back office.");
        variant.DataClasses["sale"].ShouldBe(["staff"]);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void A_byte_order_mark_and_windows_line_ends_are_fine(string mark) =>
        PluginManifestReader.Read(mark + Smallest.ReplaceLineEndings("\r\n")).Manifest.ShouldNotBeNull();

    [Fact]
    public void Three_mistakes_give_three_problems_each_at_its_place()
    {
        var text = Smallest.Replace("id: acme", "id: Acme", StringComparison.Ordinal)
            .Replace("name: Acme", "nome: Acme", StringComparison.Ordinal)
            .Replace("kinds: [pos]", "kinds: [pos]\ncolour: red", StringComparison.Ordinal) + "    feeds: 5m\n";

        var problems = PluginManifestReader.Read(text).Problems;

        problems.Select(problem => (problem.Code, problem.Key, problem.Line, problem.Column)).ShouldBe(
        [
            ("MANIFEST_MISSING_KEY", "name", 1, 1),
            ("MANIFEST_INVALID_VALUE", "id", 1, 5),
            ("MANIFEST_UNKNOWN_KEY", "nome", 2, 1),
            ("MANIFEST_UNKNOWN_KEY", "colour", 7, 1),
            ("MANIFEST_WRONG_TYPE", "variants[0].feeds", 11, 12),
        ]);
        problems[2].Suggestion.ShouldBe("Did you mean name?");
    }

    [Theory]
    [InlineData("offers: [feed.sale]", "offers: [feed.sael]", "Did you mean feed.sale?")]
    [InlineData("base_url: https://api.acme.example", "base_url: http://api.acme.example", "is no https:// address")]
    [InlineData("assembly: Acme.dll", "assembly: ../Acme.dll", "has no folder")]
    [InlineData("assembly: Acme.dll", "assembly: /etc/Acme.dll", "has no folder")]
    [InlineData("kinds: [pos]", "kinds: [till]", "none of pos, supplier, reservation, crm")]
    [InlineData("contract: 1.0", "contract: latest", "no contract version such as 1.0")]
    [InlineData("id: acme", "id: acme--x", "is no id")]
    [InlineData("offers: [feed.sale]", "offers: [feed.sale]\n    feeds: [{feed: sale, every: 5 minutes}]", "no duration such as 90s")]
    [InlineData("offers: [feed.sale]", "offers: [feed.sale]\n    feeds: [{feed: feed.sale, every: 5m}]", "no feed that offers names")]
    [InlineData("offers: [feed.sale]", "offers: [feed.sale]\n    budgets: [{per_second: -1}]", "no number above zero")]
    [InlineData("offers: [feed.sale]", "offers: [feed.sale]\n    other_types: {x: '{'}", "not JSON")]
    [InlineData("offers: [feed.sale]", "offers: [feed.sale]\n    credentials: [{method: oauth2_client_credentials}]", "token_url is missing")]
    [InlineData("offers: [feed.sale]", "offers: [feed.sale]\n    gaps: [{capability: feed.payment, instead: no}]", "must be a text in two languages")]
    public void A_wrong_value_is_refused_in_words(string right, string wrong, string words)
    {
        var problem = PluginManifestReader.Read(Smallest.Replace(right, wrong, StringComparison.Ordinal)).Problems.ShouldHaveSingleItem();

        problem.ToString().ShouldContain(words);
        problem.Line.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("https://{host}/v1")]
    [InlineData("{api_domain}/crm/v8")]
    public void An_address_may_hold_what_an_option_or_the_token_answer_says(string url) =>
        PluginManifestReader.Read(Smallest.Replace("https://api.acme.example", $"\"{url}\"", StringComparison.Ordinal)).Problems.ShouldBeEmpty();

    [Fact]
    public void Text_nested_a_hundred_thousand_deep_is_refused_and_does_not_overflow_the_stack()
    {
        var problem = PluginManifestReader.Read("id: " + new string('[', 100_000)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("MANIFEST_YAML");
        problem.Message.ShouldContain("nested more than");
    }

    [Theory]
    [InlineData("", "MANIFEST_EMPTY")]
    [InlineData("- a", "MANIFEST_WRONG_TYPE")]
    [InlineData("just text", "MANIFEST_WRONG_TYPE")]
    [InlineData("id: [a", "MANIFEST_YAML")]
    [InlineData("a: &x 1\nb: *x", "MANIFEST_YAML")]
    public void What_is_no_manifest_at_all_is_one_problem(string text, string code) =>
        PluginManifestReader.Read(text).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void A_key_that_stands_twice_is_told()
    {
        var problem = PluginManifestReader.Read(Smallest + "name: Other\n").Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("MANIFEST_DUPLICATE_KEY");
        problem.Line.ShouldBe(10);
    }
}
