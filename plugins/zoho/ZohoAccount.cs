using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Asks whose organisation the token opens, and which scopes it lacks.</summary>
internal sealed class ZohoAccount(ZohoApi api, IReadOnlyDictionary<string, string> grant)
{
    private static readonly (string Scope, string[] Capabilities)[] Needs =
    [
        ("ZohoCRM.modules.contacts.READ", ["feed.customer", "fetch.customer", "feed.segment-member"]),
        ("ZohoCRM.modules.contacts.UPDATE", ["write-many.save-customer", "write.set-loyalty"]),
        ("ZohoCRM.modules.contacts.DELETE", ["write.erase-customer"]),
        ("ZohoCRM.modules.notes.READ", ["feed.activity", "fetch.activity", "find.record-activity"]),
        ("ZohoCRM.modules.notes.CREATE", ["write.record-activity"]),
        ("ZohoCRM.modules.campaigns.READ", ["feed.campaign"]),
        ("ZohoCRM.settings.tags.READ", ["feed.segment", "find.create-segment"]),
        ("ZohoCRM.settings.tags.CREATE", ["write.create-segment", "write.change-segment-members"]),
        ("ZohoCRM.settings.fields.CREATE", ["setup"]),
        ("ZohoCRM.notifications.CREATE", ["webhook-subscriptions"]),
        ("ZohoSearch.securesearch.READ", ["ask.find-customers"]),
    ];

    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var answer = JsonSerializer.Deserialize(await api.GetAsync("org", cancellationToken), ZohoJson.Default.ZohoOrganisations)!;
        var organisation = answer.Org is [var only, ..] ? only : throw ZohoRefusal.Unexpected("The answer names no organisation.");
        return new AccountCheck
        {
            AccountId = organisation.Id,
            Name = organisation.CompanyName,
            Plan = organisation.LicenseDetails?.PaidType,
            Currency = organisation.IsoCode,
            Unavailable = Missing(),
        };
    }

    /// <summary>Not every token answer says its scopes; nothing is taken away then.</summary>
    private List<Unavailable> Missing()
    {
        var missing = new List<Unavailable>();
        if (!grant.TryGetValue("scope", out var text))
        {
            return missing;
        }

        var held = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var (scope, capabilities) in Needs.Where(need => !held.Any(scope => Covers(scope, need.Scope))))
        {
            missing.AddRange(capabilities.Select(name => new Unavailable(name, $"The token lacks the scope {scope}. Ask for it under auth.scopes and sign in again.")));
        }

        return missing;
    }

    /// <summary>A scope names a service, a group, sometimes a module, and an operation; ALL stands for any that follow.</summary>
    private static bool Covers(string held, string needed)
    {
        var (have, need) = (held.Split('.'), needed.Split('.'));
        for (var i = 0; i < have.Length && i < need.Length; i++)
        {
            if (have[i] == "ALL" || (i == have.Length - 1 && have.Length < need.Length && have[i].Equals(need[^1], StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }

            if (!have[i].Equals(need[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return have.Length == need.Length;
    }
}

/// <summary>The answer of <c>GET /org</c>.</summary>
internal sealed record ZohoOrganisations(List<ZohoOrganisation>? Org = null);

/// <summary>The organisation.</summary>
internal sealed record ZohoOrganisation(string Id, string? CompanyName = null, string? IsoCode = null, ZohoLicence? LicenseDetails = null);

/// <summary>What was bought.</summary>
internal sealed record ZohoLicence(string? PaidType = null);
