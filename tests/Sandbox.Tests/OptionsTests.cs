using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void The_command_line_is_read_whole()
    {
        SandboxOptions.TryParse(["--urls", "http://127.0.0.1:0", "--seed=9", "--sales", "12", "--rate-limits", "off", "--ends", "2027-01-01", "--parent-pid", "77"], out var options, out _).ShouldBeTrue();

        options.ShouldBe(new SandboxOptions { Urls = "http://127.0.0.1:0", Seed = 9, Sales = 12, RateLimits = false, Ends = new DateOnly(2027, 1, 1), ParentPid = 77 });
    }

    [Theory]
    [InlineData("--sale", "5")]
    [InlineData("--sales", "0")]
    [InlineData("--rate-limits", "maybe")]
    [InlineData("--seed", "-1")]
    public void What_is_not_an_option_or_not_its_value_is_named(string name, string value)
    {
        SandboxOptions.TryParse([name, value], out _, out var problem).ShouldBeFalse();

        problem.ShouldStartWith($"{name} {value}:");
    }

    [Fact]
    public void Ids_say_which_record_they_name_and_no_other()
    {
        var codec = new IdCodec(5);
        var ids = Enumerable.Range(0, 2000).Select(index => codec.Make(3, index)).ToList();

        ids.Distinct().Count().ShouldBe(2000);
        ids.Select(id => codec.Read(id, 3)).ShouldBe(Enumerable.Range(0, 2000).Select(index => (long)index));
        codec.Read(ids[7], 4).ShouldBe(-1);
        new IdCodec(6).Read(ids[7], 3).ShouldBe(-1);
        codec.Read(ids[7][..^1] + (ids[7][^1] == '0' ? '1' : '0'), 3).ShouldBe(-1);
    }
}
