using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Sends the supplier's calls and reads their answers.</summary>
internal sealed class SupplierApi(HttpClient http, SupplierAccount account, SupplierDialect dialect)
{
    private const string Version = "v1/";

    /// <summary>Gives the path of an operation, the configured one if there is one.</summary>
    public string Path(string operation, string usual)
    {
        if (account.Options.Paths.TryGetValue(operation, out var own))
        {
            return own.TrimStart('/');
        }

        // Some files name the version in the base address, as earlier editions did.
        var hasVersion = http.BaseAddress?.AbsolutePath.EndsWith('/' + Version, StringComparison.Ordinal) ?? false;
        return hasVersion ? usual : Version + usual;
    }

    /// <summary>Makes a request with a JSON body, in the supplier's names.</summary>
    public HttpRequestMessage WithBody<TBody>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> type) => new(method, path)
    {
        Content = new ByteArrayContent(ToTheirs(JsonSerializer.SerializeToUtf8Bytes(body, type)))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        },
    };

    /// <summary>Reads a JSON answer.</summary>
    public async Task<TAnswer> SendAsync<TAnswer>(HttpRequestMessage request, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken)
    {
        var body = await SendAsync(request, cancellationToken);
        return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The answer is null.");
    }

    /// <summary>Sends a request and gives the body of its answer.</summary>
    public async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.Accept.ParseAdd("application/json, application/problem+json");
            try
            {
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                var body = await VendorAnswer.ReadBodyAsync(response, cancellationToken);
                return response.IsSuccessStatusCode ? ToOurs(body) : throw new ConnectorException(dialect.ReadFault(VendorAnswer.Of(request, response, body)));
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw new ConnectorException(Unanswered(request), e);
            }
        }
    }

    private byte[] ToTheirs(byte[] json) => account.Words.Fields.Count == 0
        ? json
        : FieldNames.Rename(json, account.Words.Fields.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal));

    private byte[] ToOurs(byte[] json) => account.Words.Fields.Count == 0 || json.Length == 0 ? json : FieldNames.Rename(json, account.Words.Fields);

    private Fault Unanswered(HttpRequestMessage request)
    {
        var isRead = VendorCall.KindOf(request) == CallKind.Read;
        return new Fault(
            isRead ? FaultKind.Unavailable : FaultKind.OutcomeUnknown,
            $"{account.Supplier} did not answer {request.Method} {VendorCall.PathOf(request)} to the end.");
    }
}
