using LeVieuxMoulin.Connectors.Engine.Calls;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One attempt of one call to a vendor.</summary>
internal sealed record CallView(long Number, DateTimeOffset At, string Connection, string Operation, string Method, string PathTemplate, int Status, int Attempt, double Milliseconds, long? Bytes, string? OperationId, string? VendorRequestId, string? Fault, string? Answer)
{
    /// <summary>Shows a call.</summary>
    public static CallView Of(StoredCall stored)
    {
        var call = stored.Call;
        return new CallView(stored.Number, call.At, call.Connection, call.Operation, call.Method, call.PathTemplate, call.Status, call.Attempt, Math.Round(call.Milliseconds, 1), call.Bytes, call.OperationId, call.VendorRequestId, call.Fault, call.Answer);
    }
}
