namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>What is known of every bill at all times, in milliseconds since 1970.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Place">0 the dining room, 1 the terrace.</param>
/// <param name="State">How far it is.</param>
/// <param name="Created">When it was opened.</param>
/// <param name="Closed">When it was closed; zero while open. Never earlier than that of a lower number.</param>
/// <param name="Updated">When it last changed.</param>
/// <param name="Source">The bill it takes back; minus one for none.</param>
/// <param name="Odd">What makes it unusual, from 1 on; zero for nothing.</param>
internal readonly record struct BillHead(long Index, int Place, BillState State, long Created, long Closed, long Updated, long Source = -1, int Odd = 0)
{
    /// <summary>Only a voucher is sold: money comes in, nothing is served.</summary>
    public const int Voucher = 1;

    /// <summary>Gets a value indicating whether the bill was paid, be it undone later.</summary>
    public bool WasPaid => State is BillState.Completed or BillState.Voided;
}
