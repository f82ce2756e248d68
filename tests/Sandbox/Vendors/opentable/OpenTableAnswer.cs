using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The answer of a write.</summary>
/// <param name="Body">The body; null is none.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">The address of what was made.</param>
/// <param name="TookEffect">Whether something changed.</param>
internal sealed record OpenTableAnswer(JsonNode? Body, int Status = 200, string? Location = null, bool TookEffect = true)
{
    /// <summary>Reads an answer that was kept.</summary>
    public static OpenTableAnswer Read(byte[] kept)
    {
        var read = (JsonObject)JsonNode.Parse(kept)!;
        return new OpenTableAnswer(read["body"]?.DeepClone(), (int)read.Number("status")!, read.Text("location"));
    }

    /// <summary>Gives the bytes to keep.</summary>
    public byte[] Keep() => JsonBody.Bytes(new JsonObject { ["status"] = Status, ["location"] = Location, ["body"] = Body?.DeepClone() });

    /// <summary>Sends it.</summary>
    public Task WriteAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (Location is not null)
        {
            http.Response.Headers.Location = Location;
        }

        if (Body is not null)
        {
            return JsonBody.WriteAsync(http, Status, Body, cancellationToken);
        }

        http.Response.StatusCode = Status;
        return Task.CompletedTask;
    }
}
