namespace LeVieuxMoulin.Connectors;

/// <summary>Reads one of the vendor's records.</summary>
public interface IRecordMap<out TRecord> where TRecord : VendorRecord
{
    /// <summary>Reads a record from the bytes it came in. Pure: no call, no clock, the same answer every time.</summary>
    /// <remarks>Whatever it throws sets this one record aside with its bytes; the others go on. The host also calls it on bytes stored long ago.</remarks>
    TRecord Map(RawRecord raw);
}
