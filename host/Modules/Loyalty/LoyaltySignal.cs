using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Wakes the programme's work: somebody booked points, or the rules are others.</summary>
/// <param name="time">The clock.</param>
internal sealed class LoyaltySignal(TimeProvider time) : WakeSignal(time)
{
    private readonly Lock gate = new();
    private HashSet<string> touched = new(StringComparer.Ordinal);

    /// <summary>Wakes it.</summary>
    public void Ring() => Ring(LoyaltyModule.ModuleName);

    /// <summary>Says that a customer's entries are others than before, and wakes it.</summary>
    public void Touch(string customer)
    {
        lock (gate)
        {
            touched.Add(customer);
        }

        Ring();
    }

    /// <summary>Takes the customers that were touched since.</summary>
    public HashSet<string> TakeTouched()
    {
        lock (gate)
        {
            return Interlocked.Exchange(ref touched, new(StringComparer.Ordinal));
        }
    }

    /// <summary>Waits until it is woken or the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => WaitAsync(LoyaltyModule.ModuleName, atMost, cancellationToken);
}
