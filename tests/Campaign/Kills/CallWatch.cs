using System.Collections.Concurrent;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>Notes when each call reached the line to a vendor and when its answer left.</summary>
internal sealed class CallWatch
{
    private readonly ConcurrentQueue<SeenCall> calls = new();

    /// <summary>Gets the calls, in the order they came.</summary>
    public IEnumerable<SeenCall> Calls => calls;

    /// <summary>Stands around a call.</summary>
    public async Task PassAsync(HttpRequestMessage request, Func<Task> pass)
    {
        var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.First() : null;
        var call = new SeenCall(request.Method.Method, request.RequestUri!.AbsolutePath, key, TimeProvider.System.GetUtcNow());
        calls.Enqueue(call);
        try
        {
            await pass();
            call.Answered = TimeProvider.System.GetUtcNow();
        }
        finally
        {
            call.Ended = TimeProvider.System.GetUtcNow();
        }
    }
}
