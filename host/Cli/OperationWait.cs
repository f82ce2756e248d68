using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Waits until an operation has an outcome, or will not have one soon.</summary>
internal static class OperationWait
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Follows an operation while it is pending or running.</summary>
    /// <returns>The operation as it is then; deferred and unknown ones are left to the host.</returns>
    public static async Task<JsonNode> UntilSentAsync(ApiClient api, JsonNode operation, CancellationToken cancellationToken)
    {
        while (operation["state"]!.ToString() is "pending" or "running")
        {
            await Task.Delay(Interval, cancellationToken);
            operation = await api.GetAsync($"v1/operations/{operation["id"]}", cancellationToken);
        }

        return operation;
    }
}
