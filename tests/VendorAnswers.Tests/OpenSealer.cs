using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.VendorAnswers.Tests;

/// <summary>Seals nothing: these tests look at what is kept, not at how.</summary>
internal sealed class OpenSealer : IRecordSealer
{
    public byte[] Seal(string context, ReadOnlySpan<byte> content) => content.ToArray();

    public byte[] Open(string context, ReadOnlySpan<byte> sealedContent) => sealedContent.ToArray();
}
