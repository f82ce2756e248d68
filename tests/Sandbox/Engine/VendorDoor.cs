namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Stands before one simulator: notes each request and lets the faults befall it.</summary>
internal sealed class VendorDoor(IVendorSimulator simulator, FaultPlan faults, RequestLog log, TimeProvider time)
{
    /// <summary>Gets the simulator behind the door.</summary>
    public IVendorSimulator Simulator => simulator;

    /// <summary>Gets the faults in force.</summary>
    public FaultPlan Faults => faults;

    /// <summary>Gets the requests so far.</summary>
    public RequestLog Log => log;

    /// <summary>Passes a request on, or not.</summary>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        var entry = log.Begin(http.Request);
        var draw = faults.Draw(entry.Method, entry.Path);
        http.Features.Set(entry);
        http.Features.Set(draw);
        http.Response.OnStarting(() =>
        {
            // Noted before the answer leaves, so that a client who has it finds it in the log.
            entry.Status = entry.Fault is "dropBefore" or "dropAfter" or "cutBody" ? 0 : http.Response.StatusCode;
            return Task.CompletedTask;
        });
        try
        {
            await PassAsync(http, next, entry, draw);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away; the log says so.
            entry.Fault ??= "client gone";
            entry.Status = 0;
        }
    }

    private async Task PassAsync(HttpContext http, RequestDelegate next, RequestLogEntry entry, FaultDraw draw)
    {
        if (draw.LatencyMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(draw.LatencyMs), time, http.RequestAborted);
        }

        if (draw.DropBefore)
        {
            entry.Fault = "dropBefore";
            http.Abort();
        }
        else if (draw.Status500)
        {
            entry.Fault = "status500";
            await simulator.WriteFailureAsync(http, 500, http.RequestAborted);
        }
        else if (draw.RetryAfter > 0)
        {
            entry.Fault = "retryAfter";
            http.Response.Headers.RetryAfter = draw.RetryAfter.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await simulator.WriteFailureAsync(http, 429, http.RequestAborted);
        }
        else if (draw.DropAfter || draw.CutBody)
        {
            entry.Fault = draw.DropAfter ? "dropAfter" : "cutBody";
            await BreakAsync(http, next, draw.DropAfter);
        }
        else
        {
            await next(http);
        }
    }

    private static async Task BreakAsync(HttpContext http, RequestDelegate next, bool whole)
    {
        var body = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        await next(http);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        http.Response.Body = body;
        if (!whole)
        {
            http.Response.ContentLength = held.Length;
            await body.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length / 2), http.RequestAborted);
            await body.FlushAsync(http.RequestAborted);
        }

        http.Abort();
    }
}
