namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>What an attempt says about the vendor's health.</summary>
internal enum BreakerVerdict
{
    /// <summary>Nothing: it was refused here, or the caller gave up.</summary>
    SaysNothing = 0,

    /// <summary>The vendor answered.</summary>
    Worked,

    /// <summary>The vendor could not be reached, did not answer, or answered that it is broken.</summary>
    Failed,
}
