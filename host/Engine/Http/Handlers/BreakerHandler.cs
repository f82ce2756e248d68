using System.Runtime.ExceptionServices;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Layer 4: asks the connection's circuit breaker, and tells it how the attempt ended. Answers and exceptions pass by it.</summary>
internal sealed class BreakerHandler(PipelineParts parts, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        ExceptionDispatchInfo? failure = null;
        var refusedFor = await parts.Breaker.RunAsync(async () =>
        {
            try
            {
                response = await base.SendAsync(request, cancellationToken);
                return BreakerVerdict.Worked;
            }
            catch (ConnectorException exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
                return Judge(exception.Fault);
            }
            catch (OperationCanceledException exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
                return BreakerVerdict.SaysNothing;
            }
        });
        if (refusedFor is { } wait)
        {
            var words = VendorCallState.Of(request).Words;
            throw new ConnectorException(new Fault(FaultKind.NotSent, $"{words} was not sent: the vendor failed too often and is left alone for {Math.Ceiling(wait.TotalSeconds):0} s.")
            {
                Code = LocalFaults.CircuitOpen,
                RetryAfter = wait,
            });
        }

        failure?.Throw();
        return response!;
    }

    /// <summary>429 and 4xx are answers of a vendor that is well; what the host refused itself says nothing.</summary>
    private static BreakerVerdict Judge(Fault fault) => LocalFaults.IsLocal(fault) ? BreakerVerdict.SaysNothing
        : fault.Status is >= 500 || (fault.Status is null && fault.Kind is FaultKind.NotSent or FaultKind.Unavailable or FaultKind.OutcomeUnknown) ? BreakerVerdict.Failed
        : BreakerVerdict.Worked;
}
