using LeVieuxMoulin.Connectors.Engine.Configuration;
using Polly;
using Polly.CircuitBreaker;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Leaves a failing vendor alone: by the share of failures, and by failures in a row for connections that call seldom.</summary>
/// <remarks>It is told verdicts only, never an answer or an exception, so that it keeps nothing of a plugin.</remarks>
internal sealed class CircuitBreaker
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
    private readonly TimeProvider time;
    private readonly FailureRun run;
    private readonly ResiliencePipeline<BreakerVerdict> ratio;
    private DateTimeOffset ratioOpenUntil;

    public CircuitBreaker(BreakerSettings settings, TimeProvider time)
    {
        this.time = time;
        run = new FailureRun(settings.ConsecutiveFailures, settings.BreakDuration, time);
        ratio = new ResiliencePipelineBuilder<BreakerVerdict> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<BreakerVerdict>
            {
                FailureRatio = settings.FailureRatio,
                MinimumThroughput = settings.MinimumThroughput,
                SamplingDuration = settings.SamplingDuration > Shortest ? settings.SamplingDuration : Shortest,
                BreakDuration = settings.BreakDuration > Shortest ? settings.BreakDuration : Shortest,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result == BreakerVerdict.Failed),
                OnOpened = arguments =>
                {
                    ratioOpenUntil = time.GetUtcNow() + arguments.BreakDuration;
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Whether a call would be let through.</summary>
    public bool IsClosed => run.IsClosed && ratioOpenUntil <= time.GetUtcNow();

    /// <summary>Runs an attempt, unless the vendor is to be left alone.</summary>
    /// <returns>How long it is left alone still; null when the attempt was made.</returns>
    public async Task<TimeSpan?> RunAsync(Func<Task<BreakerVerdict>> attempt)
    {
        if (run.Enter() is { } wait)
        {
            return wait;
        }

        var verdict = BreakerVerdict.SaysNothing;
        try
        {
            await ratio.ExecuteAsync(async _ => verdict = await attempt());
            return null;
        }
        catch (BrokenCircuitException)
        {
            var left = ratioOpenUntil - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
        finally
        {
            run.Leave(verdict);
        }
    }
}
