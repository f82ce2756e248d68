using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

/// <summary>What every account with tokens can be made to do by its owner.</summary>
internal static class AccountDoors
{
    /// <summary>Does it; null when it is another event.</summary>
    /// <param name="type">The event.</param>
    /// <param name="body">What it says.</param>
    /// <param name="tokens">The account's tokens.</param>
    /// <param name="deny">Makes the next consents fail, or no longer.</param>
    public static JsonObject? Happen(string type, JsonObject body, TokenStore tokens, Action<bool> deny)
    {
        switch (type)
        {
            case "expire-tokens":
                return new JsonObject { ["expired"] = tokens.ExpireAll() };
            case "revoke":
                tokens.Revoke(null);
                return [];
            case "deny-consent":
                deny(body.Flag("value") ?? true);
                return [];
            default:
                return null;
        }
    }
}
