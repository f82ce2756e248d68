namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Keeps what was asked of vendors and how it went.</summary>
public interface ICallJournal
{
    /// <summary>Records one attempt. Returns at once; a journal that cannot keep up drops nothing but waits in memory up to its bound, and counts what it had to drop.</summary>
    /// <param name="entry">The attempt.</param>
    void Record(VendorCallEntry entry);
}
