using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Auth;

public sealed class KeyRingSourceTests : IDisposable
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private readonly string folder = Directory.CreateTempSubdirectory("moulin-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_key_file_is_made_once_and_only_its_owner_reads_it()
    {
        var first = KeyRingSource.Load(folder, _ => null);
        var again = KeyRingSource.Load(folder, _ => null);

        new SecretBox(again).Open("c", new SecretBox(first).Seal("c", "x"u8)).ShouldBe("x"u8.ToArray());
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(folder, KeyRingSource.FileName)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_rotated_ring_is_saved_and_read_with_all_its_keys()
    {
        var ring = KeyRing.Generate().Rotate().Rotate();
        KeyRingSource.Save(Path.Combine(folder, KeyRingSource.FileName), ring);

        KeyRingSource.Load(folder, _ => null).KeyIds.ShouldBe(ring.KeyIds);
    }

    [Fact]
    public void The_environment_comes_first_then_the_file_it_names()
    {
        var file = Path.Combine(folder, "credential");
        File.WriteAllText(file, $"# from the service manager\r\nfile:{Key}\r\n");

        KeyRingSource.Load(folder, name => name == KeyRingSource.KeyVariable ? $"env:{Key},old:{Key}" : file).KeyIds.ShouldBe(["env", "old"]);
        KeyRingSource.Load(folder, name => name == KeyRingSource.FileVariable ? file : null).KeyIds.ShouldBe(["file"]);
        KeyRingSource.Load(folder, name => name == KeyRingSource.KeyVariable ? Key : null).KeyIds.ShouldHaveSingleItem().Length.ShouldBe(8);
        File.Exists(Path.Combine(folder, KeyRingSource.FileName)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("k1:short", "key 1")]
    [InlineData("k1:" + Key + "\nk2:AAAA", "key 2")]
    [InlineData("k1:" + Key + "\nk1:" + Key, "two keys")]
    [InlineData("no spaces allowed:" + Key, "key 1")]
    [InlineData("# nothing\n", "holds no key")]
    public void Malformed_keys_are_named_without_showing_them(string text, string expected)
    {
        var file = Path.Combine(folder, KeyRingSource.FileName);
        File.WriteAllText(file, text);

        var message = Should.Throw<KeyRingException>(() => KeyRingSource.Load(folder, _ => null)).Message;

        message.ShouldContain(file);
        message.ShouldContain(expected);
        message.ShouldNotContain(Key);
        File.ReadAllText(file).ShouldBe(text);
    }
}
