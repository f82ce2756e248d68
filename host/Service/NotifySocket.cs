using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeVieuxMoulin.Connectors.Host.Service;

/// <summary>Tells systemd how the service is, over <c>NOTIFY_SOCKET</c> (sd_notify(3)).</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly Socket socket;

    private NotifySocket(EndPoint endPoint)
    {
        socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(endPoint);
    }

    /// <summary>Opens the socket that the environment names; null when systemd did not start us.</summary>
    public static NotifySocket? Open()
    {
        var path = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        // A leading @ is how the environment spells an abstract socket.
        return new NotifySocket(new UnixDomainSocketEndPoint(path[0] == '@' ? $"\0{path[1..]}" : path));
    }

    /// <summary>Sends a state, such as <c>READY=1</c>.</summary>
    public void Send(string state) => socket.Send(Encoding.UTF8.GetBytes(state));

    /// <inheritdoc />
    public void Dispose() => socket.Dispose();
}
