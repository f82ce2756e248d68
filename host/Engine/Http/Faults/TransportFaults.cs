using System.Globalization;
namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Turns a failure below HTTP into a fault: not sent, or sent and the answer lost.</summary>
internal static class TransportFaults
{
    /// <summary>Reads a failed exchange.</summary>
    public static Fault Read(Exception exception, VendorCallState state) => exception switch
    {
        HttpRequestException { InnerException: AddressRefusedException refused } => new Fault(FaultKind.NotSent, $"{state.Words} was not sent: {refused.Message}") { Code = LocalFaults.AddressRefused },
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => NotSent(state, "DNS_FAILED", "the host's name is not known"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => NotSent(state, "TLS_FAILED", "no trusted TLS connection came about"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => NotSent(state, "CONNECT_FAILED", "the server cannot be reached"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } when state.Kind == CallKind.Read => new Fault(FaultKind.UnexpectedContent, $"{state.Words} was answered with more than the host takes.") { Code = "RESPONSE_TOO_LARGE" },
        _ => Lost(state, "ANSWER_LOST", "the connection ended before the answer was whole"),
    };

    /// <summary>The attempt took longer than it may.</summary>
    public static Fault TimedOut(VendorCallState state, TimeSpan timeout) => Lost(state, "TIMEOUT", string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0.#} s"));

    private static Fault Lost(VendorCallState state, string code, string why) => state switch
    {
        { Kind: CallKind.Read } => new Fault(FaultKind.Unavailable, $"{state.Words} failed: {why}.") { Code = code },
        { IsSent: false } => NotSent(state, code, why),
        _ => new Fault(FaultKind.OutcomeUnknown, $"{state.Words} was sent, and {why}. Whether it took effect is not known.") { Code = code },
    };

    private static Fault NotSent(VendorCallState state, string code, string why) => new(FaultKind.NotSent, $"{state.Words} was not sent: {why}.") { Code = code };
}
