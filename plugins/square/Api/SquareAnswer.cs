using System.Runtime.InteropServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads an answer with a list: its rows and what stands around them.</summary>
internal static class SquareAnswer
{
    /// <summary>Cuts an answer. What stands before the first row and after the last is the answer without rows: a second pass over megabytes of rows is not needed to find the token.</summary>
    public static PartAnswer Cut(byte[] answer, JsonRowShape shape)
    {
        var rows = JsonRows.Cut(answer, shape);
        var around = JsonSerializer.Deserialize(Around(answer, rows), SquareJson.Default.SquareEnvelope)!;
        if (around.Errors is { Count: > 0 } errors)
        {
            throw new ConnectorException(SquareErrors.ToFault(errors[0], 200, $"Square answered {errors[0].Code} beside \"{shape.Rows}\"."));
        }

        return new PartAnswer { Records = rows, Token = string.IsNullOrEmpty(around.Cursor) ? null : around.Cursor, AskNextFrom = around.LatestTime };
    }

    private static ReadOnlySpan<byte> Around(byte[] answer, IReadOnlyList<RawRecord> rows)
    {
        if (rows.Count == 0
            || !MemoryMarshal.TryGetArray(rows[0].Content, out var first)
            || !MemoryMarshal.TryGetArray(rows[^1].Content, out var last))
        {
            return answer;
        }

        return (byte[])[.. answer.AsSpan(0, first.Offset), .. answer.AsSpan(last.Offset + last.Count)];
    }
}

/// <summary>What every list has besides its rows.</summary>
internal sealed record SquareEnvelope(string? Cursor = null, DateTimeOffset? LatestTime = null, List<SquareError>? Errors = null);
