namespace LeVieuxMoulin.Connectors;

/// <summary>What one read covers.</summary>
public enum FeedScope
{
    /// <summary>The whole account; the host sends no location.</summary>
    Account = 0,

    /// <summary>One location; the host reads each and keeps a cursor for each.</summary>
    Location = 1,
}
