namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>One line of a catalogue, as a document of its own.</summary>
/// <param name="ItemId">The article; empty when the line names none.</param>
/// <param name="Content">The document.</param>
/// <param name="IsGone">Whether the line takes the article out of the catalogue.</param>
public sealed record UblCatalogueRow(string ItemId, byte[] Content, bool IsGone);
