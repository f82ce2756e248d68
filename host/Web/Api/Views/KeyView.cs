using LeVieuxMoulin.Connectors.Engine.Access;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>An API key without its value.</summary>
internal sealed record KeyView(string Name, string Scope, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>Shows a key.</summary>
    public static KeyView Of(ApiKey key) => new(key.Name, key.Scope.ToWord(), key.CreatedAt, key.RevokedAt);
}
