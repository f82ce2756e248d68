namespace LeVieuxMoulin.Connectors;

/// <summary>Reads records by id.</summary>
public interface IFetch<out TRecord> : IRecordMap<TRecord> where TRecord : VendorRecord
{
    /// <summary>Gets how many ids one call takes.</summary>
    int MaxBatch => 1;

    /// <summary>Reads the hinted records. One that the vendor does not know any more comes back as a Removal.</summary>
    Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken);
}
