using System.Text;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Records;

/// <summary>Turns every bit, so that nothing is in clear and a test can still open it. Checks the place.</summary>
internal sealed class PlainSealer : IRecordSealer
{
    public byte[] Seal(string context, ReadOnlySpan<byte> content) => [.. Encoding.UTF8.GetBytes(context), 0, .. content.ToArray().Select(one => (byte)~one)];

    public byte[] Open(string context, ReadOnlySpan<byte> sealedContent)
    {
        var end = sealedContent.IndexOf((byte)0);
        Encoding.UTF8.GetString(sealedContent[..end]).ShouldBe(context);
        return [.. sealedContent[(end + 1)..].ToArray().Select(one => (byte)~one)];
    }
}
