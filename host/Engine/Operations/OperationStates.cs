namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>The words and the groups of operation states.</summary>
public static class OperationStates
{
    /// <summary>Says a state as the API, the store and the command line do: <c>pending</c>.</summary>
    /// <param name="state">The state.</param>
    public static string ToWord(this OperationState state) => state switch
    {
        OperationState.Pending => "pending",
        OperationState.Running => "running",
        OperationState.Succeeded => "succeeded",
        OperationState.Rejected => "rejected",
        OperationState.Deferred => "deferred",
        OperationState.Unknown => "unknown",
        OperationState.Dead => "dead",
        OperationState.Cancelled => "cancelled",
        OperationState.Settled => "settled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    /// <summary>Reads a state's word.</summary>
    /// <param name="word">The word, in any case.</param>
    /// <param name="state">The state.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? word, out OperationState state)
    {
        foreach (var candidate in Enum.GetValues<OperationState>())
        {
            if (string.Equals(candidate.ToWord(), word?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                state = candidate;
                return true;
            }
        }

        state = default;
        return false;
    }

    /// <summary>Tells whether more will happen to the operation by itself or by a look-up, so that later ones of its subject wait.</summary>
    /// <param name="state">The state.</param>
    public static bool IsOpen(this OperationState state) =>
        state is OperationState.Pending or OperationState.Running or OperationState.Deferred or OperationState.Unknown;
}
