using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>What every call passes: token, restaurant, rate, and for what changes something the id of the request, which makes a repeat harmless.</summary>
internal sealed class OpenTableGate(SandboxContext context, TokenStore tokens, OpenTableBook house, IdempotencyStore keys) : IDisposable
{
    /// <summary>The header that support asks for.</summary>
    public const string RequestId = "OT-RequestId";

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Gets the budget of each token. The vendor publishes none; these are high enough for a full read.</summary>
    public RequestBudget Budget { get; } = new(context.Time, 100, 200);

    /// <summary>Makes the id of an answer: digits, because the vendor's own file takes it for a number at half of the calls and for a text at the others.</summary>
    public static string NewRequestId() => Random.Shared.NextInt64(100_000_000_000, 999_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    /// <summary>Maps a call that reads.</summary>
    public void Read(IEndpointRouteBuilder routes, string method, string pattern, Func<HttpContext, CancellationToken, Task<JsonNode>> answer) =>
        routes.MapMethods(pattern, [method], (RequestDelegate)(http => PassAsync(http, async token => await JsonBody.WriteAsync(http, 200, await answer(http, token), token))));

    /// <summary>Maps a call that writes; the answer is given again to the same request id.</summary>
    public void Write(IEndpointRouteBuilder routes, string method, string pattern, Func<HttpContext, JsonObject, OpenTableAnswer> answer) =>
        routes.MapMethods(pattern, [method], (RequestDelegate)(http => PassAsync(http, token => WriteAsync(http, answer, token))));

    private async Task PassAsync(HttpContext http, Func<CancellationToken, Task> answer)
    {
        http.Response.Headers[RequestId] = NewRequestId();
        try
        {
            Admit(http);
            await answer(http.RequestAborted);
        }
        catch (OpenTableException refusal)
        {
            await refusal.WriteAsync(http, context.Time, http.RequestAborted);
        }
    }

    private void Admit(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.FirstOrDefault() ?? "";
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        if (tokens.Judge(token, out _) != TokenState.Good)
        {
            throw OpenTableException.Of(401, http.Request.Path);
        }

        if (context.Options.RateLimits && Budget.Take(token) is not null)
        {
            throw OpenTableException.Of(429, http.Request.Path);
        }

        if (http.Request.RouteValues.TryGetValue("rid", out var rid) && (string?)rid != house.RidText)
        {
            throw OpenTableException.List(403, "Permission denied");
        }
    }

    private async Task WriteAsync(HttpContext http, Func<HttpContext, JsonObject, OpenTableAnswer> answer, CancellationToken cancellationToken)
    {
        var content = http.Request.ContentLength is 0 || HttpMethods.IsDelete(http.Request.Method) ? [] : await JsonBody.ReadAsync(http.Request, cancellationToken)
            ?? throw new OpenTableException(400, OpenTableErrorShape.Framework, "Bad Request");
        var key = http.Request.Headers["X-Request-Id"].FirstOrDefault();
        if (key is null && !HttpMethods.IsDelete(http.Request.Method))
        {
            throw OpenTableException.List(400, "X-Request-Id should not be null");
        }

        if (http.Features.Get<RequestLogEntry>() is { } entry)
        {
            entry.IdempotencyKey ??= key;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            // The whole request belongs to the key: its address as well as its body.
            var whole = new JsonObject { ["method"] = http.Request.Method, ["path"] = http.Request.Path.Value, ["body"] = content.DeepClone() };
            await Once(http, key, whole, () => answer(http, content)).WriteAsync(http, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private OpenTableAnswer Once(HttpContext http, string? key, JsonObject whole, Func<OpenTableAnswer> answer)
    {
        var forgets = http.Features.Get<FaultDraw>()?.IgnoreIdempotencyKeys == true;
        if (key is not null && !forgets && keys.Find(key, whole, out var same) is { } known)
        {
            return same ? OpenTableAnswer.Read(known) : throw OpenTableException.List(400, "X-Request-Id was used for another request");
        }

        var made = answer();
        if (key is not null && made.TookEffect)
        {
            keys.Keep(key, whole, made.Keep());
        }

        if (made.TookEffect && http.Features.Get<RequestLogEntry>() is { } entry)
        {
            entry.TookEffect = true;
        }

        return made;
    }
}
