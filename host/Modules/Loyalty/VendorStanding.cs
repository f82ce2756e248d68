using System.Globalization;
using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Shows standings and purchases at the CRM, as operations like any other.</summary>
/// <param name="store">Where it is noted what was shown.</param>
/// <param name="links">Who is who at the CRM.</param>
/// <param name="submit">Writes at vendors.</param>
/// <param name="problems">Where a refusal is told.</param>
/// <param name="time">The clock.</param>
internal sealed class VendorStanding(ILedgerStore store, CustomerLinks links, SubmitOperation submit, IProblemBoard problems, TimeProvider time)
{
    private const string Actor = "loyalty";
    private const string ProblemKey = "loyalty/vendor";

    /// <summary>Shows a customer's standing, when it is another than the one shown last. Of several that wait, the last one is sent.</summary>
    public async Task ShowAsync(LoyaltyRules rules, string customer, LoyaltyAccount account, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(rules.Crm, customer, cancellationToken) is not { } id)
        {
            return;
        }

        var mark = $"shown/{rules.Crm}/{customer}";
        var shown = string.Create(CultureInfo.InvariantCulture, $"{id}/{account.Balance}/{account.Tier}");
        if (await store.FindMarkAsync(LoyaltyLedger.Book, mark, cancellationToken) == shown)
        {
            return;
        }

        var command = new SetLoyalty
        {
            Reference = customer,
            CustomerId = id,
            State = new LoyaltyState(customer, account.Balance, account.Tier, time.GetUtcNow()),
        };
        if (await SubmitAsync(new SubmissionRequest(rules.Crm, Actor), command, cancellationToken))
        {
            await store.SaveMarkAsync(LoyaltyLedger.Book, mark, shown, cancellationToken);
        }
    }

    /// <summary>Records a purchase as the customer's activity, once.</summary>
    public async Task RecordAsync(LoyaltyRules rules, EarnedSale earned, CancellationToken cancellationToken)
    {
        if (!rules.RecordActivity || earned.Customer is not { } customer || await links.FindAsync(rules.Crm, customer, cancellationToken) is not { } id)
        {
            return;
        }

        var source = SaleEarning.SourceOf(rules, earned.Sale.Id);
        var request = new SubmissionRequest(rules.Crm, Actor)
        {
            IdempotencyKey = $"loyalty/{source}",
            RequestHash = SubmitOperation.HashOf(source),
        };
        await SubmitAsync(request, new RecordActivity { Reference = source, CustomerId = id, Kind = ActivityKind.Purchase, At = earned.At, Amount = earned.Sale.Total }, cancellationToken);
    }

    private async Task<bool> SubmitAsync(SubmissionRequest request, Command command, CancellationToken cancellationToken)
    {
        try
        {
            await submit.ExecuteAsync(request, command, cancellationToken);
            problems.Clear(ProblemKey);
            return true;
        }
        catch (RequestException refusal)
        {
            problems.Raise(new Problem(
                ProblemKey,
                TroubleSeverity.Warning,
                request.Connection,
                "LOYALTY_NOT_SHOWN",
                $"The ledger is right, but {request.Connection} does not show it: {refusal.Message}",
                refusal.Suggestion ?? "Check modules.loyalty in host.yaml.",
                time.GetUtcNow()));
            return false;
        }
    }
}
