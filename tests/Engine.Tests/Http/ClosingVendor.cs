using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

/// <summary>A server that keeps its connections, and ends one politely, without an answer, after it took a DELETE in.</summary>
internal sealed class ClosingVendor : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public ClosingVendor()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public ConcurrentQueue<string> Asked { get; } = new();

    public string Url => $"http://{listener.LocalEndpoint}/";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var visits = new List<Task>();
        try
        {
            while (true)
            {
                visits.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(visits);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var buffer = new byte[8192];
                int read;
                while ((read = await client.GetStream().ReadAsync(buffer, stop.Token)) > 0)
                {
                    var words = Encoding.ASCII.GetString(buffer, 0, read).Split(' ');
                    Asked.Enqueue($"{words[0]} {words[1]}");
                    if (words[0] == "DELETE")
                    {
                        client.Client.Shutdown(SocketShutdown.Both);
                        return;
                    }

                    await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop.Token);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The visit is over.
            }
        }
    }
}
