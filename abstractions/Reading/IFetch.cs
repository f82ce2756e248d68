namespace LeVieuxMoulin.Connectors;

/// <summary>Reads records by id.</summary>
public interface IFetch<out TRecord> : IRecordMap<TRecord> where TRecord : VendorRecord
{
    /// <summary>Gets how many ids one call takes, one or more; default: one.</summary>
    int MaxBatch => 1;

    /// <summary>Reads the hinted records, at most MaxBatch. One that the vendor does not know any more comes back as a Removal; one in neither list is asked for again.</summary>
    /// <exception cref="ConnectorException">The call failed; the host asks again by its kind.</exception>
    Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken);
}
