using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Knows which account the token opens: from the configuration, else by asking.</summary>
internal sealed class RetailAccount(LightspeedApi api, ConnectorContext context, LightspeedOptions options, LightspeedCurrencies currencies)
{
    public const string Root = "API/V3/Account";
    private const string AccountHeader = "X-LS-Acct-Id";

    private static readonly JsonRowShape Accounts = new() { Rows = "Account", Id = "accountID", MayBeAbsent = true };

    private static readonly (string[] Scopes, string[] Capabilities)[] Needs =
    [
        (["employee:register_read", "employee:register", "employee:cfd"], ["feed.sale", "fetch.sale"]),
        (["employee:inventory_read", "employee:inventory", "employee:product_cost", "employee:product_edit"], ["feed.product", "fetch.product", "feed.stock-level"]),
        (["employee:product_edit", "employee:inventory"], ["write.save-product", "find.save-product", "write.set-price", "write.set-stock", "find.set-stock"]),
        (["employee:admin_purchases", "employee:admin"], ["write.save-promotion", "find.save-promotion", "write.end-promotion"]),
        (["employee:reports"], ["ask.find-day-totals"]),
    ];

    private volatile string? id = options.AccountId;

    public async ValueTask<string> IdAsync(CancellationToken cancellationToken) => id ?? (await AskAsync(cancellationToken)).Id;

    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var (told, row) = await AskAsync(cancellationToken);
        if (options.AccountId is { } configured && configured != told)
        {
            throw LightspeedRefusal.Invalid("api.account_id", $"The credentials open the account {told}, and api.account_id says {configured}. Correct it, or leave it out.");
        }

        return new AccountCheck { AccountId = told, Name = row.Name, Currency = row.DefaultCurrency?.Code, Unavailable = Missing() };
    }

    private async Task<(string Id, RetailAccountRow Row)> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await api.AskAsync($"{Root}.json", cancellationToken);
        var rows = JsonRows.Cut(answer.Body, Accounts);
        if (rows.Count > 1 && options.AccountId is null)
        {
            throw LightspeedRefusal.Invalid("api.account_id", $"The credentials open the accounts {string.Join(", ", rows.Select(account => account.Id))}. Say which in api.account_id.");
        }

        // The documentation's example shows the account's fields without the row around them, and without its id; the header has it.
        var raw = rows.FirstOrDefault(account => account.Id == options.AccountId) ?? (rows.Count > 0 ? rows[0] : null);
        var row = JsonSerializer.Deserialize(raw is null ? answer.Body : raw.Content.Span, RetailJson.Default.RetailAccountRow)!;
        var told = LightspeedText.TextOrNull(row.AccountId)
            ?? (answer.Headers.TryGetValues(AccountHeader, out var values) ? LightspeedText.TextOrNull(values.FirstOrDefault()) : null)
            ?? options.AccountId
            ?? throw LightspeedRefusal.Unexpected("Lightspeed did not say the account's id. Say it in api.account_id.");
        currencies.Learn(null, row.DefaultCurrency?.Code);
        id ??= told;
        return (told, row);
    }

    private List<Unavailable> Missing()
    {
        var missing = new List<Unavailable>();
        if (!context.Grant.TryGetValue("scope", out var text) || text.Length == 0)
        {
            return missing;
        }

        var granted = text.Split([' ', '+', ','], StringSplitOptions.RemoveEmptyEntries);
        if (granted.Contains("employee:all"))
        {
            return missing;
        }

        foreach (var (scopes, capabilities) in Needs)
        {
            if (!scopes.Any(granted.Contains))
            {
                missing.AddRange(capabilities.Select(name => new Unavailable(name, $"The token lacks {string.Join(" or ", scopes)}. Ask for it under auth.scopes and sign in again.")));
            }
        }

        return missing;
    }
}

/// <summary>The account.</summary>
internal sealed record RetailAccountRow([property: JsonPropertyName("accountID")] string? AccountId = null, string? Name = null, RetailAccountCurrency? DefaultCurrency = null);

/// <summary>Its currency.</summary>
internal sealed record RetailAccountCurrency(string? Code = null);
