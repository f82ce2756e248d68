using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Auth;

public sealed class SecretBoxTests
{
    private readonly KeyRing ring = KeyRing.Generate();

    [Fact]
    public void What_was_sealed_opens_in_its_context_only()
    {
        var box = new SecretBox(ring);
        var sealedContent = box.Seal("token/till", "refresh me"u8);

        box.Open("token/till", sealedContent).ShouldBe("refresh me"u8.ToArray());
        Should.Throw<SecretBoxException>(() => box.Open("token/other", sealedContent)).Code.ShouldBe("SEAL_BROKEN");
        sealedContent.AsSpan().IndexOf("refresh me"u8).ShouldBe(-1);
        box.Seal("token/till", "refresh me"u8).ShouldNotBe(sealedContent);
        box.Open("empty", box.Seal("empty", [])).ShouldBeEmpty();
    }

    [Fact]
    public void No_changed_or_cut_byte_opens()
    {
        var box = new SecretBox(ring);
        var good = box.Seal("c", "content"u8);
        for (var i = 0; i < good.Length; i++)
        {
            var changed = (byte[])good.Clone();
            changed[i] ^= 0x10;
            Should.Throw<SecretBoxException>(() => box.Open("c", changed), $"byte {i} changed");
            Should.Throw<SecretBoxException>(() => box.Open("c", good.AsSpan(0, i)), $"cut at {i}");
        }
    }

    [Fact]
    public void After_a_rotation_the_old_opens_the_new_seals_and_rewrapping_frees_the_old_key()
    {
        var old = new SecretBox(ring).Seal("c", "content"u8);
        var rotated = ring.Rotate();
        var box = new SecretBox(rotated);

        box.Open("c", old).ShouldBe("content"u8.ToArray());
        SecretBox.KeyIdOf(box.Seal("c", "x"u8)).ShouldBe(rotated.KeyIds[0]);
        var rewrapped = box.Rewrap(old);

        SecretBox.KeyIdOf(rewrapped).ShouldBe(rotated.KeyIds[0]);
        box.Open("c", rewrapped).ShouldBe("content"u8.ToArray());
        Should.Throw<SecretBoxException>(() => new SecretBox(ring).Open("c", rewrapped)).Code.ShouldBe("KEY_MISSING");
    }
}
