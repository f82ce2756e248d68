namespace LeVieuxMoulin.Connectors;

/// <summary>Tells the pipeline what a request means, which its method alone does not.</summary>
public static class VendorCall
{
    /// <summary>Marks a request that changes nothing, such as a search sent by POST. It may be retried.</summary>
    public static HttpRequestMessage AsRead(this HttpRequestMessage request);

    /// <summary>Marks a write that may be sent twice: it carries a key the vendor recognises, or states an end.</summary>
    public static HttpRequestMessage AsRepeatable(this HttpRequestMessage request);

    /// <summary>Names the manifest's budget that the request draws on, such as search.</summary>
    public static HttpRequestMessage From(this HttpRequestMessage request, string budget);

    /// <summary>Reads the mark; unmarked, GET and HEAD are reads and everything else is a write that is sent once.</summary>
    public static CallKind KindOf(HttpRequestMessage request);

    /// <summary>Reads the budget; empty for the main one.</summary>
    public static string BudgetOf(HttpRequestMessage request);
}
