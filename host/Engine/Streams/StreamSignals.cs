using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Wakes streams before their time: a webhook told something, or a person asked.</summary>
/// <param name="time">The clock.</param>
public sealed class StreamSignals(TimeProvider time) : WakeSignal(time)
{
    /// <summary>Wakes a stream.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream.</param>
    public void Wake(string connection, string stream) => Ring($"{connection}/{stream}");

    /// <summary>Waits until a stream is woken or the time is over.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WaitAsync(string connection, string stream, TimeSpan atMost, CancellationToken cancellationToken) =>
        WaitAsync($"{connection}/{stream}", atMost, cancellationToken);
}
