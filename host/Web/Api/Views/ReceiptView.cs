using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>The proof of one unload.</summary>
internal sealed record ReceiptView(string Id, string Version, string Outcome, long Milliseconds, DateTimeOffset At)
{
    /// <summary>Shows a receipt.</summary>
    public static ReceiptView Of(UnloadReceipt receipt) =>
        new(receipt.Id, receipt.Version, ApiText.Kebab(receipt.Outcome), receipt.Milliseconds, receipt.At);
}
