using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Access;

public abstract class KeyRingTests(StoreKind kind) : IAsyncLifetime
{
    private readonly StoreFile file = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KeyRing Ring => new(new SqlApiKeys(file.Database), TimeProvider.System);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => file.DisposeAsync();

    [Fact]
    public async Task A_key_opens_with_its_text_and_its_scope_after_a_restart()
    {
        var made = await Ring.CreateAsync("central", KeyScope.Write, "marie", Token);
        await file.ReopenAsync();

        var key = await Ring.VerifyAsync(made.Text, Token);

        key!.Name.ShouldBe("central");
        key.Scope.ShouldBe(KeyScope.Write);
        made.ToString().ShouldNotContain(made.Text);
    }

    [Fact]
    public async Task Every_altered_text_is_refused()
    {
        var text = (await Ring.CreateAsync("central", KeyScope.Admin, "marie", Token)).Text;
        for (var i = 0; i < text.Length; i++)
        {
            var altered = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            (await Ring.VerifyAsync(altered, Token)).ShouldBeNull(altered);
        }

        foreach (var text2 in new[] { "", "lvm", "lvm__", text + "A", text[..^1], $" {text}" })
        {
            (await Ring.VerifyAsync(text2, Token)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task The_text_is_nowhere_in_the_store()
    {
        var text = (await Ring.CreateAsync("central", KeyScope.Read, "marie", Token)).Text;
        var secret = text.Split('_', 3)[2];
        var content = await file.ReadAllAsync();
        content.ShouldContain("central");
        content.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_its_name_is_free_again()
    {
        var made = await Ring.CreateAsync("central", KeyScope.Read, "marie", Token);
        await Ring.RevokeAsync("central", "marie", Token);

        (await Ring.VerifyAsync(made.Text, Token)).ShouldBeNull();
        var again = await Ring.CreateAsync("central", KeyScope.Read, "marie", Token);
        (await Ring.VerifyAsync(again.Text, Token)).ShouldNotBeNull();
        (await Ring.ListAsync(Token)).Count(key => key.RevokedAt is null).ShouldBe(1);
        (await Should.ThrowAsync<RequestException>(Ring.RevokeAsync("nobody", "marie", Token))).Code.ShouldBe("KEY_NOT_FOUND");
    }

    [Fact]
    public async Task A_name_is_taken_once_and_has_a_form()
    {
        await Ring.CreateAsync("central", KeyScope.Read, "marie", Token);
        (await Should.ThrowAsync<RequestException>(Ring.CreateAsync("central", KeyScope.Read, "marie", Token))).Code.ShouldBe("KEY_EXISTS");
        foreach (var name in new[] { "", "Central", "1st", "a b", new string('a', 65) })
        {
            (await Should.ThrowAsync<RequestException>(Ring.CreateAsync(name, KeyScope.Read, "marie", Token))).Code.ShouldBe("KEY_NAME_INVALID");
        }
    }

    [Fact]
    public async Task Making_and_revoking_is_audited_without_the_text()
    {
        var made = await Ring.CreateAsync("central", KeyScope.Admin, "marie", Token);
        await Ring.RevokeAsync("central", "paul", Token);

        var entries = await new SqlAudit(file.Database, TimeProvider.System).ReadAsync(0, 10, Token);

        entries.Select(entry => (entry.Entry.Kind, entry.Entry.Subject, entry.Entry.Actor)).ShouldBe([("key.created", "central", "marie"), ("key.revoked", "central", "paul")]);
        entries.ShouldNotContain(entry => entry.Entry.Detail.Contains(made.Text));
    }
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteKeyRingTests() : KeyRingTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlKeyRingTests() : KeyRingTests(StoreKind.PostgreSql);
