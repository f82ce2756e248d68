namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>What befalls one request.</summary>
/// <param name="LatencyMs">How long it waits first.</param>
/// <param name="DropBefore">Whether the connection breaks before anything happens.</param>
/// <param name="DropAfter">Whether the connection breaks once the effect is done, without an answer.</param>
/// <param name="CutBody">Whether the connection breaks in the middle of the answer.</param>
/// <param name="Status500">Whether a failure is answered instead.</param>
/// <param name="RetryAfter">The seconds of a Retry-After answered instead, or zero.</param>
/// <param name="IgnoreIdempotencyKeys">Whether a repeat takes effect again.</param>
internal sealed record FaultDraw(int LatencyMs, bool DropBefore, bool DropAfter, bool CutBody, bool Status500, int RetryAfter, bool IgnoreIdempotencyKeys)
{
    /// <summary>Nothing befalls it.</summary>
    public static readonly FaultDraw None = new(0, false, false, false, false, 0, false);
}
