using System.Globalization;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Stops an order below the agreed minimum, where the terms say that it must not be sent.</summary>
/// <param name="account">The account.</param>
/// <param name="ask">Asks the prices of articles.</param>
internal sealed class OrderMinimum(SupplierAccount account, Func<FindPrices, CancellationToken, Task<IReadOnlyList<ItemPrice>>> ask)
{
    /// <summary>Checks an order. One that holds an article without a price passes: the supplier will judge it.</summary>
    public async Task CheckAsync(PlaceOrder order, CancellationToken cancellationToken)
    {
        if (account.Options.Terms is not { BlockBelowMinimum: true, MinimumOrderNet: { } least })
        {
            return;
        }

        var prices = (await ask(new FindPrices([.. order.Lines.Select(line => line.ItemId).Distinct(StringComparer.Ordinal)], order.Day), cancellationToken)).ToLookup(price => price.ItemId, StringComparer.Ordinal);
        if (order.Lines.Any(line => !prices.Contains(line.ItemId)))
        {
            return;
        }

        var net = order.Lines.Sum(line => Net(prices[line.ItemId].First(), line.Quantity.Value));
        if (net < least)
        {
            throw new ConnectorException(new Fault(
                FaultKind.Refused,
                string.Create(CultureInfo.InvariantCulture, $"The order is {net:0.00} {account.Currency} without VAT; {account.Supplier} delivers from {least:0.00} on (terms.minimum_order_net), and terms.block_below_minimum says not to send less."))
            {
                Code = "BELOW_MINIMUM_ORDER",
            });
        }
    }

    private static decimal Net(ItemPrice price, decimal units)
    {
        var net = price.Tiers.Where(tier => tier.From <= units).OrderBy(tier => tier.From).Select(tier => (Money?)tier.Net).LastOrDefault() ?? price.Net;
        return units * (price.PerOrderUnit ?? 1) * net.Amount / (price.Per.Value == 0 ? 1 : price.Per.Value);
    }
}
