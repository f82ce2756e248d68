using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Asks whose account the token opens, and which scopes it lacks.</summary>
internal sealed class SquareAccount(SquareApi api)
{
    private static readonly (string Scope, string[] Capabilities)[] Needs =
    [
        ("MERCHANT_PROFILE_READ", ["feed.location"]),
        ("ORDERS_READ", ["feed.sale", "fetch.sale"]),
        ("PAYMENTS_READ", ["feed.payment"]),
        ("ITEMS_READ", ["feed.product", "fetch.product", "feed.category", "feed.promotion"]),
        ("ITEMS_WRITE", ["write.save-product", "write.set-price", "write.save-promotion", "write.end-promotion"]),
        ("INVENTORY_READ", ["feed.stock-level"]),
        ("INVENTORY_WRITE", ["write.set-stock"]),
    ];

    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync("v2/merchants/me", cancellationToken);
        var merchant = JsonSerializer.Deserialize(answer, SquareJson.Default.SquareMerchantAnswer)!.Merchant;
        var missing = new List<Unavailable>();
        if (await ScopesAsync(cancellationToken) is { Count: > 0 } scopes)
        {
            foreach (var (scope, capabilities) in Needs)
            {
                if (!scopes.Contains(scope))
                {
                    missing.AddRange(capabilities.Select(name => new Unavailable(name, $"The token lacks the scope {scope}. Ask for it under auth.scopes and sign in again.")));
                }
            }
        }

        return new AccountCheck { AccountId = merchant.Id, Name = merchant.BusinessName, Currency = merchant.Currency, Unavailable = missing };
    }

    /// <summary>A token that has no status (a personal one) may do everything its owner may: nothing is taken away then.</summary>
    private async Task<IReadOnlyList<string>?> ScopesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await api.AskAsync("oauth2/token/status", null, cancellationToken);
            return JsonSerializer.Deserialize(answer, SquareJson.Default.SquareTokenStatus)!.Scopes;
        }
        catch (ConnectorException e) when (e.Fault.Kind is FaultKind.NotFound or FaultKind.Validation or FaultKind.Unsupported or FaultKind.Permission)
        {
            return null;
        }
    }
}

/// <summary>The answer of <c>GET /v2/merchants/me</c>.</summary>
internal sealed record SquareMerchantAnswer(SquareMerchant Merchant);

/// <summary>The seller.</summary>
internal sealed record SquareMerchant(string Id, string? BusinessName = null, string? Currency = null);

/// <summary>The answer of <c>POST /oauth2/token/status</c>.</summary>
internal sealed record SquareTokenStatus(List<string>? Scopes = null);
