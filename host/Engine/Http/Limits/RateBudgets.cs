using System.Net.Http.Headers;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>The budgets that one connection draws on, some of them shared with other connections.</summary>
internal sealed class RateBudgets(IReadOnlyDictionary<string, RateBudget> budgets, Action release, TimeProvider time) : IDisposable
{
    private Action? release = release;

    /// <summary>Finds a budget; one that the manifest does not name is the main one.</summary>
    public RateBudget Find(string name) => budgets.GetValueOrDefault(name) ?? budgets[""];

    /// <summary>Takes note of an answer: what the connector read, else what the standard headers say.</summary>
    public void Observe(string budget, IReadOnlyList<RateReading> readings, int status, HttpResponseHeaders headers)
    {
        foreach (var reading in readings.Count > 0 ? readings : StandardRateHeaders.Read(headers, time.GetUtcNow()))
        {
            Find(reading.Budget.Length == 0 && readings.Count == 0 ? budget : reading.Budget).Observe(reading);
        }

        if (status == 429)
        {
            Find(budget).Close(StandardRateHeaders.RetryAfter(headers, time.GetUtcNow()) ?? TimeSpan.FromSeconds(1));
        }
    }

    /// <inheritdoc />
    public void Dispose() => Interlocked.Exchange(ref release, null)?.Invoke();
}
