using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Layer 3: tries again what a retry can help, with exponential backoff and decorrelated jitter, or after the time the vendor asked for.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<VendorCallState> StateKey = new("call");
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(1);
    private readonly TimeProvider time;
    private readonly ResiliencePipeline pipeline;

    public RetryHandler(PipelineParts parts, HttpMessageHandler inner)
        : base(inner)
    {
        time = parts.Time;
        var http = parts.Settings.Http;
        var builder = new ResiliencePipelineBuilder { TimeProvider = parts.Time };
        if (http.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = http.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = http.RetryDelay,
                MaxDelay = http.RetryDelay > LongestBackoff ? http.RetryDelay : LongestBackoff,
                ShouldHandle = arguments => ValueTask.FromResult(MayRepeat(arguments.Context, arguments.Outcome.Exception)),
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as ConnectorException)?.Fault.RetryAfter),
                OnRetry = arguments => StopWhenTooLate(arguments),
            });
        }

        pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(StateKey, VendorCallState.Of(request));
            return await pipeline.ExecuteAsync(
                static async (context, call) => await call.Handler.SendOnceAsync(call.Request, context.CancellationToken),
                context,
                (Handler: this, Request: request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    private bool MayRepeat(ResilienceContext context, Exception? exception)
    {
        if (exception is not ConnectorException { Fault: var fault } || LocalFaults.IsLocal(fault))
        {
            return false;
        }

        var state = context.Properties.GetValue(StateKey, null!);
        var helps = state.Kind switch
        {
            CallKind.Read => fault.IsRetriable,
            CallKind.RepeatableWrite => fault.IsRetriable || fault.Kind == FaultKind.OutcomeUnknown,
            _ => fault.Kind == FaultKind.NotSent && !state.IsUnanswered,
        };
        return helps && time.GetUtcNow() + (fault.RetryAfter ?? TimeSpan.Zero) < state.LatestStart;
    }

    private ValueTask StopWhenTooLate(OnRetryArguments<object> arguments)
    {
        var state = arguments.Context.Properties.GetValue(StateKey, null!);
        if (time.GetUtcNow() + arguments.RetryDelay >= state.LatestStart)
        {
            ExceptionDispatchInfo.Throw(arguments.Outcome.Exception!);
        }

        return ValueTask.CompletedTask;
    }
}
