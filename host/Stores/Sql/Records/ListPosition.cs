using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Where a page of a list stopped: the instant and the store's number of its last record.</summary>
internal readonly record struct ListPosition(long At, long Row)
{
    /// <summary>Writes the position as the API's opaque text.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At}.{Row}")));

    /// <summary>Reads such a text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ListPosition Parse(string text)
    {
        var parts = Base64Url.IsValid(text) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.') : [];
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new ListPosition(at, row)
            : throw new FormatException($"\"{text}\" is no position that this list gave. Begin without one.");
    }
}
