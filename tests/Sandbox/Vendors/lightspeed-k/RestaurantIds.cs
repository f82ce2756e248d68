using System.Buffers.Binary;
using System.Buffers.Text;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>How things are numbered and named.</summary>
internal sealed class RestaurantIds(int seed)
{
    private const long Base = 45_097_156_608_000;
    private static readonly string[] Prefixes = ["A", "R", "S", "T"];

    /// <summary>Gets the business.</summary>
    public long Business { get; } = 4000 + (seed % 1000);

    /// <summary>Gets the two locations.</summary>
    public IReadOnlyList<long> Locations { get; } = [Base + (seed % 1000 * 10) + 1, Base + (seed % 1000 * 10) + 2];

    /// <summary>Gives the till of a place.</summary>
    public static int Device(int place) => 65_315 + place;

    /// <summary>Gives the key of a bill.</summary>
    public static string Account(BillHead head) => Name(0, head.Place, head.Index + 1);

    /// <summary>Gives the number of a receipt.</summary>
    public static string Receipt(BillHead head) => Name(1, head.Place, head.Index + 1);

    /// <summary>Gives the id of a line.</summary>
    public static string Line(BillHead head, int place) => Name(2, head.Place, (head.Index * 16) + place + 1);

    /// <summary>Gives the id of a payment.</summary>
    public static string Payment(BillHead head, int place) => Name(3, head.Place, (head.Index * 4) + place + 1);

    /// <summary>Gives the unique id that a payment or bill has besides.</summary>
    public string Unique(long index, int purpose)
    {
        Span<byte> bytes = stackalloc byte[16];
        var random = SeededRandom.At(seed, index, 60 + purpose);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, random.Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], random.Next());
        return Base64Url.EncodeToString(bytes) + "==";
    }

    /// <summary>Gives the id of an article.</summary>
    public static long Item(int index) => Base + 500_000 + index;

    /// <summary>Gives the id of an accounting group.</summary>
    public static long Group(int category) => Base + 900_000 + category;

    private static string Name(int kind, int place, long number) => $"{Prefixes[kind]}{Device(place)}.{number}";
}
