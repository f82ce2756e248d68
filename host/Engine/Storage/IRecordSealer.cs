namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Encrypts what may hold personal data before it is stored apart.</summary>
public interface IRecordSealer
{
    /// <summary>Encrypts bytes for one place: they open nowhere else.</summary>
    /// <param name="context">The place, such as <c>quarantine/till/sale</c>.</param>
    /// <param name="content">The bytes.</param>
    byte[] Seal(string context, ReadOnlySpan<byte> content);

    /// <summary>Decrypts what <see cref="Seal"/> made for the same place.</summary>
    /// <param name="context">The place.</param>
    /// <param name="sealedContent">What was made.</param>
    byte[] Open(string context, ReadOnlySpan<byte> sealedContent);
}
