using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Turns what a plugin throws into text, so that neither its exception nor a value of a person's is kept.</summary>
internal static class PluginFault
{
    /// <summary>Reads a failed call.</summary>
    public static Fault Read(Exception failure) => failure switch
    {
        ConnectorException known => known.Fault with { Fields = [.. known.Fault.Fields.Select(field => new FieldFault(field.Field, field.Message))] },
        JsonException json => new Fault(FaultKind.UnexpectedContent, $"The vendor's answer does not have the agreed form{At(json.Path)}."),
        OperationCanceledException or TimeoutException => new Fault(FaultKind.Unavailable, "The vendor did not answer in time."),
        HttpRequestException => new Fault(FaultKind.Unavailable, "The vendor could not be reached."),
        _ => new Fault(FaultKind.Vendor, $"The connector failed with {failure.GetType().Name}{Where(failure)}."),
    };

    /// <summary>Reads a failed mapping: where in the row, and why.</summary>
    public static (string Path, string Reason) ReadMapping(Exception failure) => failure switch
    {
        ConnectorException known => ("", known.Fault.Message),
        JsonException json => (json.Path ?? "", ReasonOf(json)),
        _ => ("", $"The connector failed with {failure.GetType().Name}{Where(failure)}."),
    };

    /// <summary>The serializer appends path and line to its sentence, which holds types and no values; what follows the sentence is kept apart.</summary>
    private static string ReasonOf(JsonException failure)
    {
        var end = failure.Message.IndexOf(" Path:", StringComparison.Ordinal);
        return end > 0 ? failure.Message[..end] : failure.Message;
    }

    private static string At(string? path) => string.IsNullOrEmpty(path) ? "" : $" at {path}";

    private static string Where(Exception failure)
    {
        var frame = failure.StackTrace?.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => !line.StartsWith("at System.", StringComparison.Ordinal)) ?? "";
        var end = frame.IndexOf('(', StringComparison.Ordinal);
        return frame.StartsWith("at ", StringComparison.Ordinal) && end > 3 ? $" in {frame[3..end]}" : "";
    }
}
