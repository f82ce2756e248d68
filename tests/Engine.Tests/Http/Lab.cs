using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

/// <summary>A pipeline with a store and a journal that a test can look into.</summary>
internal sealed class Lab : ICallJournal
{
    public Lab(TimeProvider? time = null, ILoggerFactory? loggers = null)
    {
        var box = new SecretBox(KeyRing.Generate());
        Accounts = new AccountPins(new MemoryBlobStore(), box, NullLogger<AccountPins>.Instance);
        Tokens = new TokenStores(Blobs, box, Path.GetTempPath(), loggers ?? NullLoggerFactory.Instance);
        Factory = new ConnectionHttpFactory(Tokens, this, loggers ?? NullLoggerFactory.Instance, time ?? TimeProvider.System);
    }

    public MemoryBlobStore Blobs { get; } = new();

    public TokenStores Tokens { get; }

    public AccountPins Accounts { get; }

    public ConnectionHttpFactory Factory { get; }

    public ConcurrentQueue<VendorCallEntry> Calls { get; } = new();

    public void Record(VendorCallEntry entry) => Calls.Enqueue(entry);

    public static HttpSettings Quick { get; } = new()
    {
        Timeout = TimeSpan.FromSeconds(20),
        TotalTimeout = TimeSpan.FromSeconds(60),
        RetryDelay = TimeSpan.FromMilliseconds(5),
        MaxRetries = 2,
        AllowLoopbackHttp = true,
    };

    public static ConnectionSettings Connection(string baseUrl, AuthSettings? auth = null, HttpSettings? http = null) => new()
    {
        Name = "till",
        Connector = "acme",
        BaseUrl = baseUrl,
        Http = http ?? Quick,
        Credentials = new Dictionary<string, AuthSettings> { [""] = auth ?? new AuthSettings() },
    };

    public static ManifestVariant Variant(params ManifestBudget[] budgets) => new() { BaseUrl = "https://api.acme.example/", Budgets = budgets };

    public Task<ConnectionHttp> OpenAsync(ConnectionSettings settings, ManifestVariant? variant = null) =>
        Factory.CreateAsync(settings, variant ?? Variant(), TestContext.Current.CancellationToken);
}
