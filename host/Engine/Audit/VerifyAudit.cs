namespace LeVieuxMoulin.Connectors.Engine.Audit;

/// <summary>Checks the whole audit chain and names the first bad entry.</summary>
/// <param name="store">The chain.</param>
public sealed class VerifyAudit(IAuditStore store)
{
    private const int Batch = 1_000;

    /// <summary>Checks it.</summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task<AuditVerification> ExecuteAsync(CancellationToken cancellationToken)
    {
        var head = await store.ReadHeadAsync(cancellationToken);
        var good = 0L;
        var hash = AuditChain.Genesis;
        while (true)
        {
            var entries = await store.ReadAsync(good, Batch, cancellationToken);
            foreach (var entry in entries)
            {
                if (FaultOf(entry, good + 1, hash) is { } fault)
                {
                    return new AuditVerification(good, hash, good + 1, fault);
                }

                good = entry.Sequence;
                hash = entry.Hash;

                // Entries appended while this runs come after the noted end, which must be passed on the way.
                if (good == head.Sequence && hash != head.Hash)
                {
                    return new AuditVerification(good - 1, entry.PreviousHash, good, "It is not the entry that was last written in this place.");
                }
            }

            if (entries.Count == 0)
            {
                return good < head.Sequence
                    ? new AuditVerification(good, hash, good + 1, $"It is missing; {head.Sequence} entries were written.")
                    : new AuditVerification(good, hash);
            }
        }
    }

    private static string? FaultOf(AuditRecord entry, long place, string previous)
    {
        if (entry.Sequence != place)
        {
            return $"It is missing; the next one there is number {entry.Sequence}.";
        }

        if (entry.PreviousHash != previous)
        {
            return "It does not follow from the entry before it.";
        }

        return entry.Hash == AuditChain.HashOf(entry.Sequence, entry.At, entry.Entry, previous)
            ? null
            : "Its content is not what was written.";
    }
}
