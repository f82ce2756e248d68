using System.Diagnostics;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>What is written down about one attempt: a span, a measure, and an entry in the journal.</summary>
internal sealed class AttemptRecord : IDisposable
{
    private readonly PipelineParts parts;
    private readonly VendorCallState state;
    private readonly Activity? activity;
    private readonly long began;
    private VendorCallEntry entry;

    public AttemptRecord(PipelineParts parts, VendorCallState state, HttpRequestMessage request)
    {
        this.parts = parts;
        this.state = state;
        began = parts.Time.GetTimestamp();
        activity = VendorTelemetry.Source.StartActivity($"{state.Method} {state.PathTemplate}", ActivityKind.Client);
        activity?.SetTag("http.request.method", state.Method)
            .SetTag("url.template", state.PathTemplate)
            .SetTag("server.address", request.RequestUri!.Host)
            .SetTag("http.request.resend_count", state.Attempts - 1)
            .SetTag("moulin.connection", state.Connection)
            .SetTag("moulin.operation", state.Operation);
        entry = new VendorCallEntry
        {
            At = parts.Time.GetUtcNow(),
            Connection = state.Connection,
            Operation = state.Operation,
            OperationId = state.OperationId,
            Method = state.Method,
            PathTemplate = state.PathTemplate,
            Attempt = state.Attempts,
            Fault = "Cancelled",
        };
    }

    public void Answered(int status, string? vendorRequestId)
    {
        entry = entry with { Status = status, VendorRequestId = vendorRequestId };
        activity?.SetTag("http.response.status_code", status);
    }

    public void Succeeded(long? bytes) => entry = entry with { Bytes = bytes, Fault = null };

    public void Body(byte[] body, Redactor redactor) => entry = entry with { Bytes = body.Length, Answer = redactor.Redact(body) };

    public void Failed(Fault fault) => entry = entry with { Fault = fault.Code is null ? fault.Kind.ToString() : $"{fault.Kind} {fault.Code}" };

    public void Dispose()
    {
        var elapsed = parts.Time.GetElapsedTime(began);
        if (entry.Fault is { } fault)
        {
            activity?.SetTag("error.type", fault).SetStatus(ActivityStatusCode.Error);
        }

        activity?.Dispose();
        VendorTelemetry.CallDuration.Record(
            elapsed.TotalSeconds,
            new KeyValuePair<string, object?>("moulin.connection", state.Connection),
            new KeyValuePair<string, object?>("http.response.status_code", entry.Status));
        parts.Journal.Record(entry with { Milliseconds = elapsed.TotalMilliseconds });
    }
}
