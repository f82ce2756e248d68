using System.Net.Sockets;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Layer 7: one attempt, within its timeout, its answer read whole; turns every failure into a fault, and writes down how it went.</summary>
/// <param name="parts">What the layers share.</param>
/// <param name="readsTokens">Whether the answers hold tokens: the connector is not asked about those.</param>
/// <param name="inner">The transport.</param>
internal sealed class AttemptHandler(PipelineParts parts, bool readsTokens, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int LongestFaultBody = 64 << 10;
    private static readonly string[] RequestIdHeaders = ["X-Request-Id", "X-Correlation-Id", "Request-Id", "X-Trace-Id", "Trace-Id", "OT-RequestId"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = VendorCallState.Of(request);
        if (parts.Time.GetUtcNow() >= state.LatestStart)
        {
            throw new ConnectorException(state.TimeIsOver());
        }

        state.Attempts++;
        state.IsSent = state.Kind != CallKind.Read && request.Content is not ReplayContent;
        var record = new AttemptRecord(parts, state, request);
        using var timer = new CancellationTokenSource(parts.Settings.Http.Timeout, parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, either.Token);
            var status = (int)response.StatusCode;
            record.Answered(status, RequestIdHeaders.Select(name => response.Headers.TryGetValues(name, out var values) ? values.First() : null).FirstOrDefault(id => id is not null));
            if (status is >= 400 or (>= 300 and < 400 and not 304))
            {
                using (response)
                {
                    throw await RefuseAsync(request, response, state, record, either.Token);
                }
            }

            response.Content = await WholeContent.ReadAsync(response.Content, parts.Settings.Http.MaxResponseBytes, either.Token);
            Observe(request, response, ReadOnlyMemory<byte>.Empty);
            record.Succeeded(response.Content.Headers.ContentLength);
            return response;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            var gaveUp = exception is OperationCanceledException && (cancellationToken.IsCancellationRequested || !timer.IsCancellationRequested);
            var fault = exception is OperationCanceledException ? TransportFaults.TimedOut(state, parts.Settings.Http.Timeout) : TransportFaults.Read(exception, state);
            End(state, record, fault);
            if (gaveUp)
            {
                throw;
            }

            throw new ConnectorException(fault, exception);
        }
        finally
        {
            record.Dispose();
        }
    }

    private static void End(VendorCallState state, AttemptRecord record, Fault fault)
    {
        state.LastFault = fault;
        state.IsUnanswered |= fault.Kind == FaultKind.OutcomeUnknown;
        record.Failed(fault);
    }

    private static async Task<byte[]> ReadStartAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestFaultBody];
        var read = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            // The status is known, and that is what counts; a body that broke off is no body.
            read = 0;
        }

        return buffer[..read];
    }

    private async Task<ConnectorException> RefuseAsync(HttpRequestMessage request, HttpResponseMessage response, VendorCallState state, AttemptRecord record, CancellationToken cancellationToken)
    {
        var body = await ReadStartAsync(response, cancellationToken);
        var answer = Observe(request, response, body);
        var fault = StatusFaults.Read(answer, readsTokens ? null : parts.Dialect.ReadFault(answer), state, parts);
        record.Body(body, parts.Redactor);
        End(state, record, fault);
        return new ConnectorException(fault);
    }

    private VendorAnswer Observe(HttpRequestMessage request, HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var answer = VendorAnswer.Of(request, response, body);
        if (!readsTokens)
        {
            parts.Budgets.Observe(VendorCall.BudgetOf(request), parts.Dialect.ReadRate(answer), answer.Status, response.Headers);
        }

        return answer;
    }
}
