using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>Turns a file's bytes into text: UTF-8, with or without a byte order mark.</summary>
internal static class YamlBytes
{
    /// <summary>The largest file that is read: 1 MiB.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new YamlTroubleException(YamlTroubleKind.TooLarge, 0, 0, "The file is larger than 1 MiB, which no file here needs.", "Check that it is the right file.");
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            throw new YamlTroubleException(YamlTroubleKind.Encoding, 0, 0, "The file is UTF-16.", "Save it as UTF-8.");
        }

        bytes = bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes[..Math.Max(exception.Index, 0)];
            throw new YamlTroubleException(
                YamlTroubleKind.Encoding,
                before.Count((byte)'\n') + 1,
                Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1,
                "The file is not UTF-8 from here on.",
                "Save it as UTF-8; the editor may have used Windows-1252 for an accented letter.");
        }
    }
}
