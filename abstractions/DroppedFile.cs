namespace LeVieuxMoulin.Connectors;

/// <summary>A document that arrived, or that was put.</summary>
/// <param name="Name">Its name. That of one that arrived sorts by arrival: the host prefixes it.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ArrivedAt">When it was whole, or put.</param>
public sealed record DroppedFile(string Name, ReadOnlyMemory<byte> Content, DateTimeOffset ArrivedAt);
