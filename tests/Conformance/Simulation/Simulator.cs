using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>One simulated vendor: its ledger, what befalls it, and how the line to it is disturbed.</summary>
public sealed class Simulator
{
    private readonly HttpClient control;
    private readonly Uri line;
    private volatile Disturbance disturbance = Disturbance.None;

    internal Simulator(string id, HttpClient control, Uri line) => (Id, this.control, this.line) = (id, control, line);

    /// <summary>Gets the vendor's id.</summary>
    public string Id { get; }

    /// <summary>Gets or sets how the line is disturbed.</summary>
    internal Disturbance Disturbance
    {
        get => disturbance;
        set => disturbance = value;
    }

    /// <summary>Gets or sets whether the streams that begin empty have been filled.</summary>
    internal bool IsFilled { get; set; }

    /// <summary>Reads the vendor's own records of a type, by id; null when it keeps none of that type.</summary>
    /// <param name="type">The type, such as <c>sale</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyDictionary<string, JsonObject>?> LedgerAsync(string type, CancellationToken cancellationToken)
    {
        using var answer = await control.GetAsync(new Uri($"_sandbox/{Id}/records/{type}", UriKind.Relative), cancellationToken);
        return answer.IsSuccessStatusCode ? (await ItemsAsync(answer, cancellationToken)).ToDictionary(item => item["id"]!.GetValue<string>()) : null;
    }

    /// <summary>Reads what the vendor says of itself: counts, writes, orders.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<JsonObject> StateAsync(CancellationToken cancellationToken) =>
        (await control.GetFromJsonAsync<JsonObject>($"_sandbox/{Id}/state", cancellationToken))!;

    /// <summary>Makes something happen at the vendor; false when it knows no such event.</summary>
    /// <param name="body">The event, with its <c>type</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<bool> HappenAsync(JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await control.PostAsJsonAsync($"_sandbox/{Id}/events", body, cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Sets the vendor's faults; an empty object clears them.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task FaultAsync(JsonObject faults, CancellationToken cancellationToken)
    {
        using var answer = await control.PostAsJsonAsync($"_sandbox/{Id}/faults", faults, cancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Counts the requests that changed something since the log was cleared.</summary>
    internal async Task<int> CountEffectsAsync(CancellationToken cancellationToken)
    {
        using var answer = await control.GetAsync(new Uri($"_sandbox/{Id}/requests", UriKind.Relative), cancellationToken);
        return (await ItemsAsync(answer, cancellationToken)).Count(item => item["tookEffect"]?.GetValue<bool>() == true);
    }

    /// <summary>Clears the log of requests.</summary>
    internal async Task ForgetRequestsAsync(CancellationToken cancellationToken)
    {
        using var answer = await control.DeleteAsync(new Uri($"_sandbox/{Id}/requests", UriKind.Relative), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Asks how the vendor is reached over the line, in the words of a connection file.</summary>
    internal async Task<JsonObject> ConnectionAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(line, "_sandbox/connections"));
        using var answer = await control.SendAsync(request, cancellationToken);
        var item = (await ItemsAsync(answer, cancellationToken)).FirstOrDefault(item => item["vendor"]!.GetValue<string>() == Id)
            ?? throw new InvalidOperationException($"The sandbox has no vendor {Id}.");
        return (JsonObject)item["settings"]!.DeepClone();
    }

    private static async Task<List<JsonObject>> ItemsAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        [.. (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["items"]!.AsArray().Select(item => (JsonObject)item!)];
}
