using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.VendorAnswers.Tests;

/// <summary>A vendor behind a real socket that answers with the bytes of a file, whatever is asked.</summary>
internal sealed partial class WrittenVendor : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public WrittenVendor()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    /// <summary>Gets or sets the answer: status line, headers, an empty line and the body. The length is added where the file states none.</summary>
    public string Answer { get; set; } = "";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                var stream = client.GetStream();
                if (await HasReadRequestAsync(stream))
                {
                    await stream.WriteAsync(Bytes(), stop.Token);
                    client.Client.Shutdown(SocketShutdown.Send);

                    // Closing with unread bytes would reset the line under the answer.
                    await stream.CopyToAsync(Stream.Null, stop.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The caller hung up, or the test is over.
            }
        }
    }

    private async Task<bool> HasReadRequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            request.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var text = request.ToString();
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = Length().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
            if (read == 0 || (end >= 0 && text.Length >= end + 4 + length))
            {
                return read > 0;
            }
        }
    }

    private byte[] Bytes()
    {
        var parts = Answer.Split("\n\n", 2);
        var body = Encoding.UTF8.GetBytes(parts[1].TrimEnd('\n'));
        var head = parts[0] + (Length().IsMatch(parts[0]) ? "" : $"\nContent-Length: {body.Length}") + "\nConnection: close\n\n";
        return [.. Encoding.ASCII.GetBytes(head.Replace("\n", "\r\n", StringComparison.Ordinal)), .. body];
    }

    [GeneratedRegex(@"Content-Length: (\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Length();
}
