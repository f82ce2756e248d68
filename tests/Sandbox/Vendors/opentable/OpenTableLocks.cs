using System.Security.Cryptography;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>Times held for five minutes until they are booked.</summary>
internal sealed class OpenTableLocks(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(299);
    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Start, int Party, int Area, DateTimeOffset Ends)> held = new(StringComparer.Ordinal);

    /// <summary>Holds a time.</summary>
    public (string Token, DateTimeOffset Ends) Hold(long start, int party, int area)
    {
        lock (gate)
        {
            var (token, ends) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), time.GetUtcNow() + Life);
            held[token] = (start, party, area, ends);
            return (token, ends);
        }
    }

    /// <summary>Gives back a lock; null when there is none or it has died.</summary>
    public (long Start, int Party, int Area)? Take(string? token)
    {
        lock (gate)
        {
            return token is not null && held.Remove(token, out var found) && found.Ends > time.GetUtcNow() ? (found.Start, found.Party, found.Area) : null;
        }
    }

    /// <summary>Counts the seats held at a time.</summary>
    public int Held(long start)
    {
        lock (gate)
        {
            return held.Values.Where(item => item.Start == start && item.Ends > time.GetUtcNow()).Sum(item => item.Party);
        }
    }

    /// <summary>Lets all locks die.</summary>
    public void ExpireAll()
    {
        lock (gate)
        {
            held.Clear();
        }
    }
}
