namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Tells a vendor's final no to a token request from trouble that passes.</summary>
internal static class TokenRefusals
{
    private static readonly string[] Passing = ["temporarily_unavailable", "server_error", "slow_down", "too_many_requests"];

    /// <summary>Whether the fault is the token address's own refusal: it answered, and with a code of its own.</summary>
    /// <remarks>A status without a code may come from a proxy or a captive portal; the consent is not thrown away for that.</remarks>
    public static bool IsFinal(Fault fault) =>
        fault.Status is 200 or 400 or 401 or 403 && fault.Code is { Length: > 0 } code && code != "TOKEN_ANSWER_MALFORMED" && !Passing.Contains(code, StringComparer.OrdinalIgnoreCase);
}
