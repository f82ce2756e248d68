using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LeVieuxMoulin.Connectors.Harness;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder and on a free port; started when the first test asks for it.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const int Prepared = 500;
    private static readonly SemaphoreSlim Gate = new(1);
    private static PostgreSqlServer? started;
    private static int databases;
    private static string? missing;
    private string folder = "";
    private int port;
    private Process? process;

    /// <summary>Gives an empty schema that no other test has. Skips the test where PostgreSQL is not installed.</summary>
    /// <returns>Its connection string.</returns>
    public static string MakeStore()
    {
        Gate.Wait(TestContext.Current.CancellationToken);
        try
        {
            if (started is null && missing is null)
            {
                Start();
            }
        }
        finally
        {
            Gate.Release();
        }

        Assert.SkipWhen(missing is not null, missing ?? "");
        var number = Interlocked.Increment(ref databases);
        if (number > Prepared)
        {
            throw new InvalidOperationException("More tests ask for a store than schemas are prepared.");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{started!.Address};Search Path=store{number}");
    }

    /// <summary>Runs SQL by the server's own client.</summary>
    /// <returns>What it printed.</returns>
    public static string Ask(string store, string sql) => started!.Ask($"SET search_path = {store[(store.LastIndexOf('=') + 1)..]}; {sql}");

    private string Address => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database=postgres;Username=moulin");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref started, null) is { process: { } running } server)
        {
            Run(Program("pg_ctl"), "stop", "-s", "-m", "immediate", "-D", Path.Combine(server.folder, "data"));
            await running.WaitForExitAsync();
            running.Dispose();
            Directory.Delete(server.folder, recursive: true);
        }
    }

    private static void Start()
    {
        if (!OperatingSystem.IsLinux() || Bin() is null)
        {
            missing = "PostgreSQL is not installed: apt-get install --no-install-recommends postgresql";
            return;
        }

        var server = new PostgreSqlServer { folder = Directory.CreateTempSubdirectory("moulin-pg-").FullName, port = FreePort() };
        if (Environment.IsPrivilegedProcess)
        {
            Process.Start("chown", ["postgres", server.folder]).WaitForExit();
        }

        var data = Path.Combine(server.folder, "data");
        Run(Program("initdb"), "-D", data, "-U", "moulin", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        server.process = Process.Start(Begin(
            Program("postgres"), "-D", data, "-h", "127.0.0.1", "-p", server.port.ToString(CultureInfo.InvariantCulture), "-k", server.folder,
            "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200"));
        server.process!.ErrorDataReceived += static (_, _) => { };
        server.process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!server.Answers())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(30) || server.process.HasExited)
            {
                throw new InvalidOperationException("The tests' PostgreSQL server does not start.");
            }
        }

        server.Ask($"DO $$ BEGIN FOR i IN 1..{Prepared} LOOP EXECUTE 'CREATE SCHEMA store' || i; END LOOP; END $$");
        started = server;
    }

    private bool Answers()
    {
        using var ready = Process.Start(Begin(Program("pg_isready"), "-q", "-t", "1", "-h", folder, "-p", port.ToString(CultureInfo.InvariantCulture)))!;
        ready.WaitForExit();
        return ready.ExitCode == 0;
    }

    private string Ask(string sql) => Run(Program("psql"), "-h", folder, "-p", port.ToString(CultureInfo.InvariantCulture), "-U", "moulin", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qAtc", sql);

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Begin(program, arguments))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.GetAwaiter().GetResult()}");
    }

    /// <summary>It refuses to be run by root, so there it is run by the user that Debian's package makes.</summary>
    private static ProcessStartInfo Begin(string program, params string[] arguments)
    {
        string[] whole = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        return new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
    }

    private static string Program(string name) => Path.Combine(Bin()!, name);

    private static string? Bin() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "postgres"))).Order().LastOrDefault()
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
