using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Modules.Loyalty;

namespace LeVieuxMoulin.Connectors.Modules.Tests.Loyalty;

/// <summary>The rules as the configuration's reader takes them.</summary>
public sealed class LoyaltyOptionsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moulin-loyalty-");

    [Theory]
    [InlineData("modules:\n  loyalty: true", 2, 3, "modules.loyalty.till", "CONFIG_MISSING_KEY", "modules.loyalty.till is missing: the sales of a till earn the points.")]
    [InlineData("modules:\n  loyalti:\n    till: till", 2, 3, "modules.loyalti", "CONFIG_UNKNOWN_KEY", "modules.loyalti is not a module of this host.")]
    [InlineData("modules:\n  loyalty:\n    crm: crm\n    since: 2026-01-01", 2, 3, "modules.loyalty.till", "CONFIG_MISSING_KEY", "modules.loyalty.till is missing: the sales of a till earn the points.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm", 2, 3, "modules.loyalty.since", "CONFIG_MISSING_KEY", "modules.loyalty.since is missing: sales before this day earn nothing.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 1.1.2026", 5, 12, "modules.loyalty.since", "CONFIG_BAD_VALUE", "modules.loyalty.since must be a day such as 2026-01-01.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2026-01-01\n    point_per_euro: 1", 6, 5, "modules.loyalty.point_per_euro", "CONFIG_UNKNOWN_KEY", "modules.loyalty.point_per_euro is not an option of loyalty.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2026-01-01\n    points_per_euro: many", 6, 22, "modules.loyalty.points_per_euro", "CONFIG_WRONG_TYPE", "modules.loyalty.points_per_euro must be a number.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2026-01-01\n    points_per_euro: 0", 6, 22, "modules.loyalty.points_per_euro", "CONFIG_OUT_OF_RANGE", "modules.loyalty.points_per_euro is 0; it goes from 0.01 to 1000.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2026-01-01\n    expiry_months: 1.5", 6, 20, "modules.loyalty.expiry_months", "CONFIG_WRONG_TYPE", "modules.loyalty.expiry_months must be a whole number.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2026-01-01\n    tiers: gold", 6, 12, "modules.loyalty.tiers", "CONFIG_WRONG_TYPE", "modules.loyalty.tiers must be a block of names and points, such as gold: 1000.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2026-01-01\n    tiers:\n      silver: 100\n      gold: 100", 8, 13, "modules.loyalty.tiers.gold", "CONFIG_CONFLICT", "modules.loyalty.tiers.gold takes as many points as silver, so nobody could tell them apart.")]
    [InlineData("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2026-01-01\n    record_activity: perhaps", 6, 22, "modules.loyalty.record_activity", "CONFIG_WRONG_TYPE", "modules.loyalty.record_activity must be true or false.")]
    public void What_is_wrong_is_said_with_its_place(string yaml, int line, int column, string key, string code, string message)
    {
        var problem = Read(yaml).Problems[0];

        (problem.File, problem.Line, problem.Column, problem.Key, problem.Code, problem.Message).ShouldBe(("host.yaml", line, column, key, code, message));
        problem.Severity.ShouldBe(ProblemSeverity.Error);
    }

    [Theory]
    [InlineData("modules:\n  loyalty: false")]
    [InlineData("modules:\n  loyalty:\n    enabled: false")]
    public void A_module_that_is_off_needs_no_options(string yaml)
    {
        var read = Read(yaml);
        read.Problems.ShouldBeEmpty();
        read.Host.Modules["loyalty"].Enabled.ShouldBeFalse();
    }

    [Fact]
    public void Rules_are_read_as_they_are_written_and_tiers_from_the_lowest()
    {
        var read = Read("modules:\n  loyalty:\n    till: till\n    crm: crm\n    since: 2026-01-01\n    points_per_euro: 1.5\n    expiry_months: 24\n    tiers:\n      gold: 1000\n      silver: 200\n    record_activity: true");

        read.Problems.ShouldBeEmpty();
        var (rules, _) = LoyaltyOptions.Read(read.Host.Modules["loyalty"].Options);
        (rules.Till, rules.Crm, rules.Since, rules.PointsPerEuro, rules.ExpiryMonths, rules.RecordActivity).ShouldBe(("till", "crm", new DateOnly(2026, 1, 1), 1.5m, 24, true));
        rules.Tiers.ShouldBe([new LoyaltyTier("silver", 200), new LoyaltyTier("gold", 1000)]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private HostConfiguration Read(string yaml)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "host.yaml"), yaml);
        return ConfigurationReader.Read(folder.FullName, _ => null, _ => null, development: false, [new LoyaltyModule()]);
    }
}
