using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores.Sqlite;
using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string StoreFile => directory.File("moulin.db");

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_new_store_is_in_WAL_mode_synced_in_full_and_sound()
    {
        await using var database = Open();

        (await database.WriteAsync(connection => connection.Ask("PRAGMA journal_mode"), Token)).ShouldBe("wal");
        (await database.WriteAsync(connection => connection.Ask("PRAGMA synchronous"), Token)).ShouldBe("2");
        (await database.WriteAsync(connection => connection.Ask("PRAGMA foreign_keys"), Token)).ShouldBe("1");
        (await database.CheckIntegrityAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_written_is_there_after_the_store_was_closed_and_opened()
    {
        await using (var database = Open())
        {
            await MakeTableAsync(database);
            await InsertAsync(database, "kept");
        }

        await using var again = Open();
        (await ReadAllAsync(again)).ShouldBe(["kept"]);
    }

    [Fact]
    public async Task A_job_that_fails_in_a_group_fails_alone()
    {
        await using var database = Open();
        await MakeTableAsync(database);
        using var gate = new ManualResetEventSlim();
        var first = database.WriteAsync(
            connection =>
            {
                gate.Wait();
                return Insert(connection, "before");
            },
            Token);
        var failing = database.WriteAsync<int>(
            connection =>
            {
                Insert(connection, "half");
                throw new InvalidOperationException("on purpose");
            },
            Token);
        var last = InsertAsync(database, "after");

        gate.Set();

        await first;
        (await Should.ThrowAsync<InvalidOperationException>(failing)).Message.ShouldBe("on purpose");
        await last;
        (await ReadAllAsync(database)).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task A_constraint_that_is_broken_reaches_the_caller_and_the_writer_goes_on()
    {
        await using var database = Open();
        await MakeTableAsync(database);
        await InsertAsync(database, "once");

        (await Should.ThrowAsync<SqliteException>(InsertAsync(database, "once"))).SqliteErrorCode.ShouldBe(19);

        await InsertAsync(database, "twice");
        (await ReadAllAsync(database)).ShouldBe(["once", "twice"]);
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        await using var database = Open();
        await MakeTableAsync(database);

        await Task.WhenAll(
            Task.Run(() => WriteManyAsync("left"), Token),
            Task.Run(() => WriteManyAsync("right"), Token));

        (await ReadAllAsync(database)).Count.ShouldBe(400);

        async Task WriteManyAsync(string side)
        {
            for (var i = 0; i < 200; i++)
            {
                await InsertAsync(database, $"{side}-{i}");
            }
        }
    }

    [Fact]
    public async Task Work_cancelled_before_its_turn_is_never_begun()
    {
        await using var database = Open();
        await MakeTableAsync(database);
        using var gate = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        var first = database.WriteAsync(
            connection =>
            {
                gate.Wait();
                return Insert(connection, "first");
            },
            Token);
        var second = database.WriteAsync(connection => Insert(connection, "second"), cancelled.Token);

        await cancelled.CancelAsync();
        gate.Set();

        await first;
        await Should.ThrowAsync<OperationCanceledException>(second);
        (await ReadAllAsync(database)).ShouldBe(["first"]);
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var database = Open();
        await MakeTableAsync(database);

        await Should.ThrowAsync<SqliteException>(database.ReadAsync(connection => Insert(connection, "no"), Token));
    }

    [Fact]
    public async Task A_second_opener_is_told_who_has_the_directory()
    {
        await using var database = Open();

        var refusal = Should.Throw<StoreException>(() => Open());

        refusal.Code.ShouldBe("STORE_IN_USE");
        refusal.Message.ShouldContain(directory.Path);
        refusal.Message.ShouldContain("--data");
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_in_words()
    {
        await using (var database = Open())
        {
            await database.WriteAsync(
                connection =>
                {
                    connection.Run("INSERT INTO migration (number, name, checksum, applied_at) VALUES (9000, '9000-from-tomorrow', 'x', 0)");
                    return 0;
                },
                Token);
        }

        var refusal = Should.Throw<StoreException>(() => Open());

        refusal.Code.ShouldBe("STORE_TOO_NEW");
        refusal.Message.ShouldContain("9000-from-tomorrow");
    }

    [Fact]
    public async Task A_migration_that_changed_since_it_was_applied_is_refused()
    {
        await using (var database = Open())
        {
            await database.WriteAsync(
                connection =>
                {
                    connection.Run("UPDATE migration SET checksum = 'other' WHERE number = 1");
                    return 0;
                },
                Token);
        }

        Should.Throw<StoreException>(() => Open()).Code.ShouldBe("STORE_MIGRATION_CHANGED");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        System.IO.File.WriteAllText(StoreFile, new string('x', 20_000));

        Should.Throw<StoreException>(() => Open()).Code.ShouldBe("STORE_DAMAGED");

        System.IO.File.ReadAllText(StoreFile).ShouldBe(new string('x', 20_000));
    }

    private static async Task MakeTableAsync(SqliteDatabase database) => await database.WriteAsync(
        connection =>
        {
            connection.Run("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT");
            return 0;
        },
        Token);

    private static Task<int> InsertAsync(SqliteDatabase database, string name) => database.WriteAsync(connection => Insert(connection, name), Token);

    private static int Insert(StoreConnection connection, string name)
    {
        using var statement = connection.Prepare("INSERT INTO thing (name) VALUES (?)");
        return statement.Bind(1, name).Run();
    }

    private static Task<List<string>> ReadAllAsync(SqliteDatabase database) => database.ReadAsync(
        connection =>
        {
            var names = new List<string>();
            using var statement = connection.Prepare("SELECT name FROM thing ORDER BY id");
            while (statement.Read())
            {
                names.Add(statement.Text(0));
            }

            return names;
        },
        Token);

    private SqliteDatabase Open() => SqliteDatabase.Open(StoreFile, TimeProvider.System);
}
