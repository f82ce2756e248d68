namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>How far a bill is.</summary>
internal enum BillState
{
    Completed,
    Open,
    Voided,
    Abandoned,
}
