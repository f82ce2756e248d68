using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Configuration;

public sealed class TimeZonesTests
{
    [Fact]
    public void The_names_for_a_Windows_without_ICU_are_those_that_ICU_gives()
    {
        Assert.SkipUnless(TimeZoneInfo.TryConvertIanaIdToWindowsId("Europe/Paris", out _), "This machine has no ICU to compare with.");
        var byIcu = TimeZones.WindowsNames.Keys.ToDictionary(id => id, id => TimeZoneInfo.TryConvertIanaIdToWindowsId(id, out var windows) ? windows : "unknown");
        TimeZones.WindowsNames.ShouldBe(byIcu, ignoreOrder: true);
    }

    [Fact]
    public void A_zone_that_nobody_knows_is_not_found() => TimeZones.TryFind("Europe/Atlantis", out _).ShouldBeFalse();
}
