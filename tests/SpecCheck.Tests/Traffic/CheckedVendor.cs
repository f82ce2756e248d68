using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Specs;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

/// <summary>A simulated vendor behind the proxy that holds every call to an OpenAPI file.</summary>
internal sealed class CheckedVendor : IAsyncDisposable
{
    private readonly ServerProcess sandbox;
    private readonly ServerProcess proxy;
    private readonly TrafficLog log;
    private readonly HttpClient control;
    private readonly OpenApiFile spec;

    private CheckedVendor(ServerProcess sandbox, ServerProcess proxy, string vendor, string specFile, string server, IReadOnlyCollection<string> aside, string scheme)
    {
        this.sandbox = sandbox;
        this.proxy = proxy;
        spec = new OpenApiFile(specFile);
        log = new TrafficLog(new SocketsHttpHandler(), server, aside, new Uri(sandbox.Address, vendor + server), proxy.Address);
        control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(sandbox.Address, $"_sandbox/{vendor}/") };
        Http = new HttpClient(log) { BaseAddress = proxy.Address, DefaultRequestHeaders = { { "Authorization", $"{scheme} sandbox" } } };
    }

    /// <summary>Gets the client that a connector is given.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts both programs.</summary>
    /// <param name="vendor">The vendor's id.</param>
    /// <param name="specFile">The OpenAPI file.</param>
    /// <param name="server">The path of the file's server address.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static Task<CheckedVendor> StartAsync(string vendor, string specFile, string server, CancellationToken cancellationToken) =>
        StartAsync(vendor, specFile, server, [], cancellationToken);

    /// <summary>Starts both programs.</summary>
    /// <param name="vendor">The vendor's id.</param>
    /// <param name="specFile">The OpenAPI file.</param>
    /// <param name="server">The path of the file's server address.</param>
    /// <param name="aside">Calls that the file has nothing about, as method and path template; they go past the proxy.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="scheme">The word before the token, for vendors who have another.</param>
    public static async Task<CheckedVendor> StartAsync(
        string vendor, string specFile, string server, IReadOnlyCollection<string> aside, CancellationToken cancellationToken, string scheme = "Bearer")
    {
        var sandbox = await Repository.StartSandboxAsync(cancellationToken);
        try
        {
            var proxy = await Repository.StartProxyAsync(specFile, new Uri(sandbox.Address, vendor + server), cancellationToken);
            var made = new CheckedVendor(sandbox, proxy, vendor, specFile, server, aside, scheme);
            await made.ProveThatItLooksAsync(cancellationToken);
            return made;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes what a connector is given.</summary>
    public ConnectorContext Context(string settings, params VenueSettings[] venues) => new()
    {
        Connection = "checked",
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = Http,
        OtherHttp = new Dictionary<string, HttpClient> { ["application"] = Http },
        Venues = venues,
        Time = TimeProvider.System,
        Logger = NullLogger.Instance,
    };

    /// <summary>Gives the ledger's records of a type.</summary>
    public async Task<List<JsonNode>> LedgerAsync(string type, CancellationToken cancellationToken) =>
        [.. JsonNode.Parse(await control.GetStringAsync($"records/{type}", cancellationToken))!["items"]!.AsArray().Select(item => item!)];

    /// <summary>Reads what the simulated vendor says of itself.</summary>
    public async Task<JsonNode> StateAsync(CancellationToken cancellationToken) => JsonNode.Parse(await control.GetStringAsync("state", cancellationToken))!;

    /// <summary>Lets something happen at the vendor's.</summary>
    public async Task HappenAsync(object what, CancellationToken cancellationToken)
    {
        using var response = await control.PostAsJsonAsync("events", what, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Reads every feed to its end, in every way it offers.</summary>
    /// <returns>How many rows each gave.</returns>
    public static async Task<Dictionary<string, int>> ReadAllAsync(IConnector connector, IReadOnlyList<string> locations, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>();
        foreach (var (name, capability) in connector.Capabilities.ByName.Where(pair => pair.Key.StartsWith("feed.", StringComparison.Ordinal)))
        {
            var feed = (IFeed<VendorRecord>)capability;
            foreach (var basis in Enum.GetValues<FeedBases>().Where(basis => basis != FeedBases.None && feed.Bases.HasFlag(basis)))
            {
                foreach (var location in feed.Scope == FeedScope.Location ? locations : [null!])
                {
                    var pages = await feed.ReadAsync(new FeedRequest { Basis = basis, LocationId = location }, cancellationToken).ToListAsync(cancellationToken);
                    counts[name] = counts.GetValueOrDefault(name) + pages.Sum(page => page.Records.Count);
                }
            }
        }

        return counts;
    }

    /// <summary>Fails when the proxy held anything against the traffic.</summary>
    public void ShouldBeWithoutViolations() => log.Calls.Select(call => call.Violation).OfType<string>().Distinct().ShouldBeEmpty();

    /// <summary>Fails when something that the facts name never came by; lists everything that did not.</summary>
    public void ShouldHaveBroughtWhatIsNamed(string folder)
    {
        var report = new TrafficReport(spec, [.. log.Calls], NamedList.Read($"{folder}/named-in-facts.txt"), NamedList.Read($"{folder}/differences.txt"));
        TestContext.Current.AddAttachment("never seen", report.NeverSeen);
        report.ShouldSatisfyAllConditions(
            () => report.NotInFile.ShouldBeEmpty(),
            () => report.NamedButNeverSeen.ShouldBeEmpty(),
            () => report.Needless.ShouldBeEmpty());
    }

    /// <summary>A proxy that lets everything pass would prove nothing.</summary>
    private async Task ProveThatItLooksAsync(CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync("not/in/the/file", cancellationToken);
        log.Calls.ShouldHaveSingleItem().Violation.ShouldNotBeNull();
        log.Calls.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        control.Dispose();
        await proxy.DisposeAsync();
        await sandbox.DisposeAsync();
    }
}
