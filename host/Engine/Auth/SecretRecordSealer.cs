using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Seals stored rows with the installation's master key.</summary>
/// <param name="box">Seals and opens.</param>
public sealed class SecretRecordSealer(SecretBox box) : IRecordSealer
{
    /// <inheritdoc />
    public byte[] Seal(string context, ReadOnlySpan<byte> content) => box.Seal(context, content);

    /// <inheritdoc />
    public byte[] Open(string context, ReadOnlySpan<byte> sealedContent) => box.Open(context, sealedContent);
}
