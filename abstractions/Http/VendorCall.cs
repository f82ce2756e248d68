namespace LeVieuxMoulin.Connectors;

/// <summary>Tells the pipeline what a request means, which its method alone does not.</summary>
public static class VendorCall
{
    private static readonly HttpRequestOptionsKey<CallKind> KindKey = new("LeVieuxMoulin.Connectors.CallKind");
    private static readonly HttpRequestOptionsKey<string> BudgetKey = new("LeVieuxMoulin.Connectors.Budget");

    /// <summary>Marks a request that changes nothing, such as a search sent by POST. It may be retried.</summary>
    public static HttpRequestMessage AsRead(this HttpRequestMessage request) => Mark(request, KindKey, CallKind.Read);

    /// <summary>Marks a write that may be sent twice: it carries a key the vendor recognises, or states an end.</summary>
    public static HttpRequestMessage AsRepeatable(this HttpRequestMessage request) => Mark(request, KindKey, CallKind.RepeatableWrite);

    /// <summary>Names the manifest's budget that the request draws on, such as search.</summary>
    public static HttpRequestMessage From(this HttpRequestMessage request, string budget) => Mark(request, BudgetKey, budget);

    /// <summary>Reads the mark; unmarked, GET and HEAD are reads and everything else is a write that is sent once.</summary>
    public static CallKind KindOf(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Options.TryGetValue(KindKey, out var kind) ? kind
            : request.Method == HttpMethod.Get || request.Method == HttpMethod.Head ? CallKind.Read
            : CallKind.Write;
    }

    /// <summary>Reads the budget; empty for the main one.</summary>
    public static string BudgetOf(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Options.TryGetValue(BudgetKey, out var budget) ? budget : "";
    }

    /// <summary>Reads the request's path, without query; empty when it has no address yet.</summary>
    public static string PathOf(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.RequestUri is { IsAbsoluteUri: true } whole ? whole.AbsolutePath : request.RequestUri?.OriginalString.Split('?')[0] ?? "";
    }

    private static HttpRequestMessage Mark<TValue>(HttpRequestMessage request, HttpRequestOptionsKey<TValue> key, TValue value)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Options.Set(key, value);
        return request;
    }
}
