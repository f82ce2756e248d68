using System.Buffers;
using LeVieuxMoulin.Connectors.Engine.Modules;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>What the host's trade modules can be asked; which they are is not known here.</summary>
internal static class ModuleEndpoints
{
    private const int LargestBody = 64 * 1024;

    /// <summary>Maps the actions of every module.</summary>
    public static void Map(RouteGroupBuilder api, IEnumerable<IHostModule> modules)
    {
        foreach (var action in modules.SelectMany(module => module.Actions))
        {
            // With the context alone it would be a plain request delegate, which the description leaves out.
            api.MapMethods(action.Path, [action.Method], (HttpContext context, CancellationToken cancellationToken) => AnswerAsync(context, action, cancellationToken))
                .RequireAuthorization(ApiText.Kebab(action.Scope))
                .Produces<ModuleAnswerView>()
                .WithMetadata(action)
                .WithSummary(action.Summary);
        }
    }

    private static async Task AnswerAsync(HttpContext context, ModuleAction action, CancellationToken cancellationToken)
    {
        var values = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        foreach (var (name, value) in context.Request.RouteValues)
        {
            values[name] = value?.ToString() ?? "";
        }

        var key = context.Request.Headers["Idempotency-Key"] is [{ } given] ? given : null;
        var request = new ModuleRequest(values, await BodyAsync(context, cancellationToken), key, Caller.NameOf(context.User));
        var answer = await action.ExecuteAsync(context.RequestServices, request, cancellationToken);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.BodyWriter.WriteAsync(answer, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await context.Request.Body.ReadAsync(body.GetMemory(4096), cancellationToken)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > LargestBody)
            {
                throw new RequestException(RequestErrorKind.Invalid, "BODY_TOO_LARGE", $"The body is larger than {LargestBody / 1024} KiB.");
            }
        }

        return body.WrittenMemory;
    }
}
