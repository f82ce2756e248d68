using LeVieuxMoulin.Connectors.Engine.Auth;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Auth;

public sealed class FileTokenStoreTests : IDisposable
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Auth", "Malformed");
    private static readonly TokenKey Till = new("till", "");
    private readonly string folder = Directory.CreateTempSubdirectory("moulin-tokens-").FullName;
    private readonly SecretBox box = new(KeyRingSource.Parse(File.ReadAllText(Path.Combine(Corpus, "test.keys")), "test.keys"));
    private readonly FileTokenStore store;

    public FileTokenStoreTests() => store = new FileTokenStore(folder, box, NullLogger.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Malformations => [.. Directory.GetFiles(Corpus, "*.token").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_token_is_read_back_whole_and_lies_encrypted_for_its_owner_only()
    {
        var token = Make("access-1") with { RefreshToken = "refresh-1", ExpiresAt = Make("x").ObtainedAt.AddHours(1), Grant = new Dictionary<string, string> { ["api_domain"] = "https://eu.acme.example" } };

        await store.SaveAsync(Till, token, Token);

        var back = await store.LoadAsync(Till, Token);
        OAuthTokenForm.Write(back!).ShouldBe(OAuthTokenForm.Write(token));
        var file = Path.Combine(folder, "till.token");
        (await File.ReadAllBytesAsync(file, Token)).AsSpan().IndexOf("access-1"u8).ShouldBe(-1);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await store.LoadAsync(new TokenKey("till", "application"), Token)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Malformations))]
    public async Task A_malformed_token_file_is_named_with_its_problem_and_lost_nowhere(string name)
    {
        var expected = (await File.ReadAllTextAsync(Path.Combine(Corpus, name + ".expected"), Token)).Split('|', 2, StringSplitOptions.TrimEntries);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Corpus, name + ".token"), Token);
        var file = Path.Combine(folder, "till.token");
        await File.WriteAllBytesAsync(file, bytes, Token);

        var problem = await Should.ThrowAsync<TokenStoreException>(() => store.LoadAsync(Till, Token));

        problem.Code.ShouldBe(expected[0]);
        problem.Message.ShouldContain(file);
        problem.Message.ShouldContain(expected[1]);
        problem.Message.ShouldContain("moulin auth login till");
        problem.Message.ShouldNotContain("s3cret");
        await store.SaveAsync(Till, Make("new"), Token);
        (await store.LoadAsync(Till, Token))!.AccessToken.ShouldBe("new");
        (await File.ReadAllBytesAsync(file + ".malformed", Token)).ShouldBe(bytes);
    }

    [Fact]
    public void The_corpus_is_whole() => Malformations.Count.ShouldBeGreaterThanOrEqualTo(10);

    [Fact]
    public async Task The_token_before_a_malformed_one_stays_in_force()
    {
        await store.SaveAsync(Till, Make("first"), Token);
        await store.SaveAsync(Till, Make("second"), Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "till.token"), "{}", Token);

        (await store.LoadAsync(Till, Token))!.AccessToken.ShouldBe("first");
    }

    [Fact]
    public async Task A_path_with_an_extension_is_a_file_and_further_credentials_lie_beside_it()
    {
        var path = Path.Combine(folder, "deep", "acme.json");
        var single = new FileTokenStore(path, box, NullLogger.Instance);

        await single.SaveAsync(Till, Make("own"), Token);
        await single.SaveAsync(new TokenKey("till", "application"), Make("other"), Token);

        Directory.GetFiles(Path.Combine(folder, "deep")).Select(Path.GetFileName).Order().ShouldBe(["acme.application.json", "acme.json"]);
        await single.DeleteAsync(Till, Token);
        (await single.LoadAsync(Till, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_folder_that_stands_in_the_place_of_the_file_is_reported()
    {
        Directory.CreateDirectory(Path.Combine(folder, "till.token"));

        (await Should.ThrowAsync<TokenStoreException>(() => store.LoadAsync(Till, Token))).Code.ShouldBe("TOKEN_UNREADABLE");
    }

    private static OAuthToken Make(string access) => new() { AccessToken = access, ObtainedAt = new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero) };
}
