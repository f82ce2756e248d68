namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>Whose account a connection opens.</summary>
internal sealed record CheckView(string Name, string AccountId, string? AccountName, string? Plan, string? Currency, IReadOnlyList<Unavailable> Unavailable)
{
    /// <summary>Shows a check.</summary>
    public static CheckView Of(string name, AccountCheck check) => new(name, check.AccountId, check.Name, check.Plan, check.Currency, [.. check.Unavailable]);
}
