using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>How the vendor takes a key that it has seen before.</summary>
internal static class SquareIdempotency
{
    /// <summary>Gives the first answer again; refuses the key with other content; null when the key is new or the faults say to forget keys.</summary>
    public static byte[]? Find(HttpContext http, IdempotencyStore keys, string key, JsonObject body)
    {
        if (http.Features.Get<FaultDraw>()?.IgnoreIdempotencyKeys == true || keys.Find(key, body, out var same) is not { } answer)
        {
            return null;
        }

        return same ? answer : throw new SquareException(SquareError.Invalid("IDEMPOTENCY_KEY_REUSED", "The idempotency key was used before with another content.", "idempotency_key"));
    }
}
