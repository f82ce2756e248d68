using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The names of the documents that we send: each holds our number of the order, so that a document is found by it.</summary>
internal static class FolderNames
{
    private const int Longest = 60;

    /// <summary>Names an order.</summary>
    public static string Order(string reference) => $"order-{Safe(reference)}.xml";

    /// <summary>Names a change of an order.</summary>
    public static string Change(string reference, int number) => $"order-{Safe(reference)}-change-{number}.xml";

    /// <summary>Names a cancellation.</summary>
    public static string Cancellation(string reference, int number) => $"order-{Safe(reference)}-cancellation-{number}.xml";

    /// <summary>A number that is no file name, or too long for one, is told apart by its hash.</summary>
    private static string Safe(string reference)
    {
        var plain = reference.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
        return plain && reference.Length <= Longest && !reference.StartsWith('.')
            ? reference
            : string.Concat(reference.Take(Longest).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')) + $"-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)))[..12]}";
    }
}
