namespace LeVieuxMoulin.Connectors;

/// <summary>A document that arrived.</summary>
/// <param name="Name">Its name, which sorts by arrival: the host prefixes it.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ArrivedAt">When it was whole.</param>
public sealed record DroppedFile(string Name, ReadOnlyMemory<byte> Content, DateTimeOffset ArrivedAt);
