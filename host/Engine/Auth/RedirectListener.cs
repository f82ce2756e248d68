using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Waits on this machine for the address that the vendor's consent page redirects to. Answers nothing else.</summary>
internal sealed class RedirectListener : IDisposable
{
    private const int LongestHead = 16 << 10;
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);
    private readonly List<TcpListener> listeners = [];
    private readonly TimeProvider time;

    public RedirectListener(Uri redirect, TimeProvider time)
    {
        this.time = time;
        var port = redirect.Port;
        foreach (var address in redirect.Host == "[::1]" ? [IPAddress.IPv6Loopback] : redirect.Host == "localhost" ? new[] { IPAddress.Loopback, IPAddress.IPv6Loopback } : [IPAddress.Loopback])
        {
            var listener = new TcpListener(address, port);
            try
            {
                listener.Start();
                listeners.Add(listener);
                port = ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException) when (listeners.Count > 0)
            {
                // A machine without IPv6 is reached by the other address.
                listener.Dispose();
            }
            catch (SocketException exception)
            {
                Dispose();
                throw new LoginException("REDIRECT_UNUSABLE", $"The redirect address {redirect} cannot be listened on ({exception.Message}). Free the port, or use --paste.", exception);
            }
        }

        Address = port == redirect.Port ? redirect.OriginalString : new UriBuilder(redirect) { Port = port }.Uri.AbsoluteUri;
        Path = redirect.AbsolutePath;
    }

    /// <summary>The redirect address, with the port that was found where port 0 was asked for.</summary>
    public string Address { get; }

    private string Path { get; }

    /// <summary>Waits for the redirect that carries our state; strangers are turned away.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WaitAsync(Predicate<IReadOnlyDictionary<string, string>> isOurs, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answer = new TaskCompletionSource<IReadOnlyDictionary<string, string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var loops = listeners.Select(listener => AcceptAsync(listener, isOurs, answer, stop.Token)).ToArray();
        try
        {
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(loops);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var listener in listeners)
        {
            listener.Dispose();
        }
    }

    private async Task AcceptAsync(TcpListener listener, Predicate<IReadOnlyDictionary<string, string>> isOurs, TaskCompletionSource<IReadOnlyDictionary<string, string>> answer, CancellationToken cancellationToken)
    {
        // Browsers open connections ahead of need and send nothing on them, so that each is served by itself.
        var visits = new List<Task>();
        try
        {
            while (true)
            {
                visits.Add(ServeAsync(await listener.AcceptTcpClientAsync(cancellationToken), isOurs, answer, cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(visits);
        }
    }

    private async Task ServeAsync(TcpClient client, Predicate<IReadOnlyDictionary<string, string>> isOurs, TaskCompletionSource<IReadOnlyDictionary<string, string>> answer, CancellationToken cancellationToken)
    {
        using (client)
        using (var limit = new CancellationTokenSource(LongestRead, time))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken))
        {
            try
            {
                var stream = client.GetStream();
                var target = await ReadTargetAsync(stream, either.Token);
                var values = target?.Split('?', 2) is [var path, var query] && path == Path ? ConsentPage.ReadQuery(query) : null;
                var taken = values is not null && isOurs(values);
                await stream.WriteAsync(Page(taken), either.Token);
                if (taken)
                {
                    answer.TrySetResult(values!);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // A visitor that went away is not the one we wait for.
            }
        }
    }

    private static async Task<string?> ReadTargetAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new byte[LongestHead];
        var length = 0;
        while (length < head.Length && head.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            var read = await stream.ReadAsync(head.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return null;
            }

            length += read;
        }

        return Encoding.ASCII.GetString(head, 0, length).Split("\r\n")[0].Split(' ') is ["GET", var target, _] ? target : null;
    }

    private static byte[] Page(bool taken)
    {
        var text = taken
            ? "<!doctype html><meta charset=utf-8><title>Le Vieux Moulin</title><p>The answer has arrived; you can close this page. / La réponse est arrivée ; vous pouvez fermer cette page."
            : "<!doctype html><meta charset=utf-8><title>Le Vieux Moulin</title><p>Nothing is awaited here. / Rien n’est attendu ici.";
        var body = Encoding.UTF8.GetBytes(text);
        var head = $"HTTP/1.1 {(taken ? "200 OK" : "404 Not Found")}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
