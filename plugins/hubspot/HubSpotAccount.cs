using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Asks whose account the token opens, and which scopes it lacks.</summary>
internal sealed class HubSpotAccount(HubSpotApi api, HubSpotPaths paths, IReadOnlyDictionary<string, string> grant)
{
    private static readonly (string Scope, string[] Capabilities)[] Needs =
    [
        ("crm.objects.contacts.read", ["feed.customer", "fetch.customer", "ask.find-customers", "feed.activity", "fetch.activity", "ask.find-activity", "find.record-activity"]),
        ("crm.objects.contacts.write", ["write-many.save-customer", "write.erase-customer", "write.set-loyalty", "write.record-activity"]),
        ("crm.lists.read", ["feed.segment", "feed.segment-member", "find.create-segment", "find.create-ruled-segment"]),
        ("crm.lists.write", ["write.create-segment", "write.create-ruled-segment", "write.change-segment-members"]),
        ("crm.schemas.contacts.write", ["setup"]),
    ];

    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var details = JsonSerializer.Deserialize(await api.GetAsync(paths.Account, cancellationToken), HubSpotJson.Default.HubSpotAccountDetails)!;
        return new AccountCheck { AccountId = HubSpotText.Of(details.PortalId), Plan = details.AccountType, Currency = details.CompanyCurrency, Unavailable = Missing() };
    }

    /// <summary>Only the answer to a consent says its scopes; a service key or a private application's token does not, and nothing is taken away then.</summary>
    private List<Unavailable> Missing()
    {
        var missing = new List<Unavailable>();
        if (!grant.TryGetValue("scopes", out var text) && !grant.TryGetValue("scope", out text))
        {
            return missing;
        }

        var held = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (scope, capabilities) in Needs.Where(need => !held.Contains(need.Scope)))
        {
            missing.AddRange(capabilities.Select(name => new Unavailable(name, $"The token lacks the scope {scope}. Ask for it under auth.scopes and sign in again.")));
        }

        return missing;
    }
}

/// <summary>The answer of <c>account-info/details</c>; its type tells a test account from a real one.</summary>
internal sealed record HubSpotAccountDetails(long PortalId, string? AccountType = null, string? CompanyCurrency = null);
