namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Layer 2: a call with all its waits and attempts ends within the total timeout, and no attempt begins after the scope's deadline.</summary>
internal sealed class DeadlineHandler(PipelineParts parts, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = VendorCallState.Of(request);
        var now = parts.Time.GetUtcNow();
        var total = parts.Settings.Http.TotalTimeout;
        state.LatestStart = VendorCallScope.Current?.Deadline is { } deadline && deadline < now + total ? deadline : now + total;
        if (state.LatestStart <= now)
        {
            throw new ConnectorException(state.TimeIsOver());
        }

        using var timer = new CancellationTokenSource(total, parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ConnectorException(state.TimeIsOver());
        }
    }
}
