namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>How far the service is. Stages may be skipped and come in any order.</summary>
public enum ServiceStage
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>Some or all are there.</summary>
    Arrived = 1,

    /// <summary>At the table.</summary>
    Seated = 2,

    /// <summary>The bill was asked for.</summary>
    Bill = 3,

    /// <summary>Gone.</summary>
    Finished = 4,
}
