namespace LeVieuxMoulin.Connectors;

/// <summary>Checks and reads what a vendor sends by itself.</summary>
public interface IWebhookReceiver
{
    /// <summary>Checks the delivery's origin on its raw bytes in constant time, and reads it. Pure apart from the clock; no call.</summary>
    WebhookReceipt Receive(WebhookRequest request);
}
