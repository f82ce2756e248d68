namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Layer 1: opens the call, and says at its end what is known of its effect.</summary>
/// <remarks>Each attempt is recorded where it is made; a call that never came to one is recorded here.</remarks>
internal sealed class CallHandler(PipelineParts parts, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var began = parts.Time.GetUtcNow();
        var state = await VendorCallState.BeginAsync(parts.Settings.Name, request, cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (ConnectorException exception)
        {
            if (state.Attempts == 0)
            {
                Record(state, began, exception.Fault);
            }

            MarkScope(state);
            var fault = state.Settle(exception.Fault);
            if (ReferenceEquals(fault, exception.Fault))
            {
                throw;
            }

            throw new ConnectorException(fault, exception);
        }
        catch (OperationCanceledException)
        {
            MarkScope(state);
            throw;
        }
    }

    private static void MarkScope(VendorCallState state)
    {
        if (state.IsUnanswered)
        {
            VendorCallScope.Current?.MarkUnanswered();
        }
    }

    private void Record(VendorCallState state, DateTimeOffset began, Fault fault) => parts.Journal.Record(new VendorCallEntry
    {
        At = began,
        Connection = state.Connection,
        Operation = state.Operation,
        OperationId = state.OperationId,
        Method = state.Method,
        PathTemplate = state.PathTemplate,
        Attempt = 1,
        Milliseconds = (parts.Time.GetUtcNow() - began).TotalMilliseconds,
        Fault = fault.Code is null ? fault.Kind.ToString() : $"{fault.Kind} {fault.Code}",
    });
}
