namespace LeVieuxMoulin.Connectors;

/// <summary>Reads all records of a kind, page by page.</summary>
public interface IFeed<out TRecord> : IRecordMap<TRecord> where TRecord : VendorRecord
{
    /// <summary>Gets the ways of reading that the vendor allows.</summary>
    FeedBases Bases { get; }

    /// <summary>Gets whether one read covers the account, or one location that the host names.</summary>
    FeedScope Scope { get; }

    /// <summary>Reads pages to the end of what the vendor has now. No page means nothing new, never that the read failed.</summary>
    /// <remarks>Order is not promised; cursors are: once a page is stored, its cursor resumes after it, on any later day, in a newer version of the plugin. A cursor that holds a vendor's short-lived page token also holds what to do without it. An empty answer never moves a watermark: reading nothing in error then costs nothing.</remarks>
    /// <exception cref="ConnectorException">The read stopped; the pages given so far stand. <see cref="FaultKind.CursorLost"/>: the host begins again.</exception>
    IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken);
}
