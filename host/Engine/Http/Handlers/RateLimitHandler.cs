using System.Globalization;
namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Layer 5: a call waits for its turn in the budget it draws on, within the limits of the wait and of the deadline.</summary>
internal sealed class RateLimitHandler(PipelineParts parts, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = VendorCallState.Of(request);
        var budget = parts.Budgets.Find(VendorCall.BudgetOf(request));
        var rate = parts.Settings.Rate;
        var left = state.LatestStart - parts.Time.GetUtcNow();
        var patience = !rate.ThrottleOnLimit ? TimeSpan.Zero : rate.MaxDelay < left ? rate.MaxDelay : left;
        var began = parts.Time.GetTimestamp();
        var turn = await budget.WaitForTurnAsync(patience, cancellationToken);
        VendorTelemetry.LimiterWait.Record(parts.Time.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("moulin.connection", parts.Settings.Name));
        if (turn.RefusedFor is { } wait)
        {
            throw new ConnectorException(new Fault(FaultKind.RateLimit, string.Create(CultureInfo.InvariantCulture, $"{state.Words} was not sent: its turn within the rate limit would come in {wait.TotalSeconds:0.#} s, and it may wait {Math.Max(0, patience.TotalSeconds):0.#} s."))
            {
                Code = LocalFaults.RateLimited,
                RetryAfter = wait,
            });
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            budget.Release();
        }
    }
}
