using System.Collections.Concurrent;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>Holds every call, in both directions, to the supplier contract, and keeps what was seen.</summary>
internal sealed class CheckedCalls(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly SupplierContract Contract = new();

    /// <summary>Gets what broke the contract.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>Gets the operations that were called.</summary>
    public ConcurrentDictionary<string, int> Operations { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] sent = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        HttpResponseMessage? answer = null;
        byte[] received = [];
        try
        {
            answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            received = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return answer;
        }
        finally
        {
            var wrong = Contract.Check(request, sent, received.Length == 0 ? null : answer, received, out var operation);
            wrong.ToList().ForEach(Violations.Enqueue);
            Operations.AddOrUpdate(operation, 1, (_, count) => count + 1);
        }
    }
}
