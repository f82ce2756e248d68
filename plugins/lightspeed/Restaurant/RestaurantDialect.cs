using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads K-Series' failures, which come in four shapes. Its rate limits are not published and no header tells them.</summary>
internal sealed class RestaurantDialect : IVendorDialect
{
    public static RestaurantDialect Instance { get; } = new();

    public Fault? ReadFault(VendorAnswer answer)
    {
        RestaurantErrorBody? body;
        try
        {
            body = JsonSerializer.Deserialize(answer.Body.Span, RestaurantJson.Default.RestaurantErrorBody);
        }
        catch (JsonException)
        {
            return null;
        }

        return body switch
        {
            // What was sent is in the body too; it stays there.
            { ApiSubExceptions: { Count: > 0 } parts } => LightspeedFaults.Of(answer, body.Message, body.Status, Fields(parts.Select(part => (part.Field, part.Message)))),
            { Errors: { Count: > 0 } errors } => LightspeedFaults.Of(answer, body.Message, body.Error, Fields(errors.Select(error => (error.Field, error.DefaultMessage)))),
            { Msg: { } said } => LightspeedFaults.Of(answer, said, body.Status),
            { Message: { } message } => LightspeedFaults.Of(answer, message, body.Error ?? body.Status),
            { Error: { } error } => LightspeedFaults.Of(answer, error),
            _ => null,
        };
    }

    private static List<FieldFault> Fields(IEnumerable<(string? Field, string? Message)> complaints) =>
        complaints.Where(complaint => complaint.Field is not null).Select(complaint => new FieldFault(complaint.Field!, LightspeedFaults.Short(complaint.Message) ?? "refused")).ToList();
}

/// <summary>The body of a failed answer, whichever part of the interface gave it.</summary>
internal sealed record RestaurantErrorBody(
    string? Error = null,
    string? Message = null,
    string? Msg = null,
    string? Status = null,
    List<RestaurantErrorPart>? ApiSubExceptions = null,
    List<RestaurantErrorField>? Errors = null);

/// <summary>A complaint of the items interface.</summary>
internal sealed record RestaurantErrorPart(string? Field = null, string? Message = null);

/// <summary>A complaint of the orders and webhooks interface.</summary>
internal sealed record RestaurantErrorField(string? Field = null, string? DefaultMessage = null);
