namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public class WriteKeyTests
{
    [Fact]
    public void A_step_has_the_same_key_on_every_attempt_and_another_than_its_neighbours()
    {
        var key = new WriteKey("8f14e45f-ceea-467f-a0e6-1b2c3d4e5f60");

        key.Step("lock").ShouldBe(key.Step("lock"));
        string[] keys = [key.Value, key.Step("lock").Value, key.Step("book").Value, new WriteKey("other").Step("lock").Value, key.Step("lock").Step("lock").Value];
        keys.ShouldBeUnique();
    }

    [Fact]
    public void A_step_key_is_32_hexadecimal_digits_and_never_changes_between_versions() =>
        new WriteKey("op-1").Step("lock").Value.ShouldBe("043ef0343e738093ba05767c7296ddd1");

    [Fact]
    public void A_step_without_a_name_is_refused() => Should.Throw<ArgumentException>(() => new WriteKey("k").Step(""));
}
