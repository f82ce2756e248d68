using System.Net.Sockets;
using System.Text;

namespace LeVieuxMoulin.Connectors.Host.Tests.Support;

/// <summary>What a service manager does: opens a datagram socket and writes down what the service says.</summary>
internal sealed class NotifyListener : IAsyncDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly List<string> heard = [];
    private readonly Task listening;

    /// <summary>Opens the socket.</summary>
    public NotifyListener()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"moulin-notify-{Guid.NewGuid():N}");
        socket.Bind(new UnixDomainSocketEndPoint(Path));
        listening = ListenAsync();
    }

    /// <summary>Gets where the socket is.</summary>
    public string Path { get; }

    /// <summary>Gets what was said, in order.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (heard)
            {
                return [.. heard];
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        await listening;
        File.Delete(Path);
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var length = await socket.ReceiveAsync(buffer);
                lock (heard)
                {
                    heard.Add(Encoding.UTF8.GetString(buffer, 0, length));
                }
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return;
        }
    }
}
