using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>What the manifest says, held against the connector and the contract.</content>
public abstract partial class ReadingConformance
{
    private static readonly Dictionary<string, string> Areas = new(StringComparer.Ordinal)
    {
        ["pos"] = "PointOfSale",
        ["supplier"] = "Suppliers",
        ["reservation"] = "Reservations",
        ["crm"] = "Crm",
    };

    [Fact]
    public async Task The_manifest_offers_exactly_what_the_connector_hands_over()
    {
        await using var bed = await OpenAsync();

        bed.Capabilities.ByName.Keys.Order(StringComparer.Ordinal).ShouldBe(bed.Variant.Offers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_gap_says_in_both_languages_what_to_do_instead()
    {
        PluginManifestReader.ReadFile(Path.Combine(Connector.PluginFolder, "plugin.yaml")).Problems.ShouldBeEmpty();
        foreach (var variant in Connector.Manifest.Variants)
        {
            variant.Gaps.Where(gap => string.IsNullOrWhiteSpace(gap.Instead.En) || string.IsNullOrWhiteSpace(gap.Instead.Fr)).ShouldBeEmpty();
            variant.Gaps.Where(gap => gap.Instead.En == gap.Instead.Fr).ShouldBeEmpty("French is not English");
            variant.Gaps.Select(gap => gap.Capability).Intersect(variant.Offers).ShouldBeEmpty("what is offered is no gap");
        }
    }

    [Fact]
    public void Every_ability_of_its_kind_is_offered_or_is_a_gap()
    {
        foreach (var variant in Connector.Manifest.Variants)
        {
            var named = variant.Offers.Concat(variant.Gaps.Select(gap => gap.Capability)).Concat(Connector.NeedsNoGap).ToHashSet(StringComparer.Ordinal);
            var unsaid = Connector.Manifest.Kinds.SelectMany(AbilitiesOf).Where(ability => !named.Contains(ability) && !named.Contains(ability.Replace("write.", "write-many.", StringComparison.Ordinal)));
            unsaid.ShouldBeEmpty($"{Connector.Manifest.Id} {variant.Id}: each of these must be under offers or gaps of plugin.yaml");
        }
    }

    [Fact]
    public async Task The_account_is_named_and_takes_away_only_what_was_offered()
    {
        await using var bed = await OpenAsync();
        using var use = bed.Use()!;

        var account = await use.Connector.CheckAsync(Token);

        account.AccountId.ShouldNotBeNullOrWhiteSpace();
        account.Unavailable.Select(missing => missing.Capability).Except(bed.Capabilities.ByName.Keys).ShouldBeEmpty();
    }

    private static IEnumerable<string> AbilitiesOf(string kind) =>
        typeof(VendorRecord).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Namespace == $"LeVieuxMoulin.Connectors.{Areas[kind]}")
            .Select(AbilityOf).OfType<string>();

    private static string? AbilityOf(Type type) =>
        type.IsSubclassOf(typeof(VendorRecord)) ? $"feed.{Kebab(type)}"
        : type.IsSubclassOf(typeof(Command)) ? CommandCodec.All.First(kind => kind.CommandType == type).Capability
        : type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>)) ? $"ask.{Kebab(type)}"
        : null;

    private static string Kebab(Type type) => string.Concat(type.Name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
}
