namespace LeVieuxMoulin.Connectors.Engine.Problems;

/// <summary>The one list of open troubles. Told once when it opens and once when it closes.</summary>
public interface IProblemBoard
{
    /// <summary>Gets the open troubles, the worst first.</summary>
    IReadOnlyList<Problem> Open { get; }

    /// <summary>Opens a trouble; one that is open under the same key keeps its beginning and takes the new words.</summary>
    /// <param name="problem">The trouble.</param>
    void Raise(Problem problem);

    /// <summary>Closes a trouble; one that is not open is fine.</summary>
    /// <param name="key">Its key.</param>
    void Clear(string key);
}
