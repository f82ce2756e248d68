using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>A Metro connector over recorded answers, every call held to the supplier contract.</summary>
internal sealed class MetroBed : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly HttpClient http;

    public MetroBed(string settings = """{"client_number":"4711"}""", string baseUrl = "https://metro.example/")
    {
        Calls = new CheckedCalls(Answers);
        http = new HttpClient(Calls) { BaseAddress = new Uri(baseUrl) };
        Connector = new MetroPlugin().Create(Context(settings, http, new FixedClock(Now)));
    }

    public RecordedAnswers Answers { get; } = new();

    public CheckedCalls Calls { get; }

    public IConnector Connector { get; }

    public static ConnectorContext Context(string settings, HttpClient http, TimeProvider time) => new()
    {
        Connection = "metro",
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = http,
        Time = time,
        Logger = NullLogger.Instance,
        Venues = [new VenueSettings { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" }],
    };

    /// <summary>Finds a capability that must be there.</summary>
    public TCapability Get<TCapability>()
        where TCapability : class => Connector.Capabilities.Find<TCapability>().ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        http.Dispose();
        Calls.Violations.ShouldBeEmpty();
    }
}
