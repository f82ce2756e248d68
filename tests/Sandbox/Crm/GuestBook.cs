using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Crm;

/// <summary>The customers of the house, each made from the seed and its number alone.</summary>
internal sealed class GuestBook
{
    /// <summary>The fewest customers: enough for seven pages of 250.</summary>
    public const int Least = 1800;

    /// <summary>The most customers.</summary>
    public const int Most = 20_000;

    private const long Day = 86_400_000;

    private static readonly string[] Firsts =
    [
        "Camille", "Éloïse", "Noël", "Anaïs", "Jean-Baptiste", "Zoé", "Mathéo", "Inès", "François", "Łukasz", "Maëlys", "Hélène", "Loïc", "Chloé",
        "Aïcha", "Giulia", "Jörg", "Søren", "Amélie", "Baptiste", "Clément", "Margaux", "Théo", "Océane", "Raphaël", "美咲", "Gaëlle", "Yanis",
    ];

    private static readonly string[] Lasts =
    [
        "Martin", "D'Artagnan", "Lefèvre", "Garnier", "de la Tour", "Müller", "Nowak", "Benoît", "Rossi", "Petit", "O’Connor", "Dubois", "Faure", "Guérin",
        "Blanchard", "Renaud", "Chevalier", "Marchand", "Perrin", "Vidal", "Roussel", "Caron", "Picard", "Fontaine", "Lambert", "Mercier", "Denis", "佐藤",
    ];

    private static readonly (string Zip, string City)[] Towns =
        [("49000", "Angers"), ("44000", "Nantes"), ("75011", "Paris"), ("37000", "Tours"), ("35000", "Rennes"), ("69002", "Lyon"), ("72000", "Le Mans"), ("33000", "Bordeaux")];

    private readonly int seed;
    private readonly long end;

    /// <summary>Opens the book of one sandbox; customers came over the two years before its end.</summary>
    public GuestBook(SandboxOptions options)
    {
        seed = options.Seed;
        Count = Math.Clamp(options.Sales / 5 * 3, Least, Most);
        end = new DateTimeOffset(options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
    }

    /// <summary>Gets how many customers there are on the first day.</summary>
    public int Count { get; }

    /// <summary>Gets the moment of a big import, which a quarter of all customers share as their last change.</summary>
    public long Import => end - (40 * Day) + 43_200_000;

    /// <summary>Makes a customer; numbers beyond <see cref="Count"/> are people who come later.</summary>
    public Guest At(int index)
    {
        var draw = SeededRandom.At(seed, index, 61);
        var number = index.ToString("D6", CultureInfo.InvariantCulture);
        var (first, last, town) = (Firsts[draw.Next(Firsts.Length)], Lasts[draw.Next(Lasts.Length)], Towns[draw.Next(Towns.Length)]);

        // Three at a time share the second they were made in.
        var created = end - (730 * Day) + ((long)(index / 3 * 3) * (690 * Day) / Math.Max(Count, index + 1) / 1000 * 1000);
        var changed = draw.Chance(250) ? Math.Max(Import, created) : created + (draw.Next(1000) * ((end - created - Day) / 1000) / 1000 * 1000);
        var isMember = draw.Chance(650);
        var points = isMember ? draw.Next(3000) : 0;
        return new Guest
        {
            Index = index,
            First = first,
            Last = last,
            Title = draw.Chance(700) ? draw.Chance(500) ? "Mme" : "M." : null,
            Email = draw.Chance(960) ? $"client{number}.s{seed}@example.com" : null,
            Phone = Phone(ref draw),
            Birth = draw.Chance(600) ? new DateOnly(1940, 1, 1).AddDays(draw.Next(24_000)) : null,
            Company = draw.Chance(150) ? last + " & Fils" : null,
            Street = draw.Chance(700) ? $"{1 + draw.Next(120)} rue de l'Écluse" : null,
            Zip = town.Zip,
            City = town.City,
            Reference = isMember || draw.Chance(200) ? "LVM-" + number : null,
            Member = isMember ? "M" + number : null,
            Points = points,
            Tier = !isMember ? null : draw.Chance(10) ? "fondateur" : points > 2000 ? "gold" : points > 800 ? "silver" : "bronze",
            LoyaltyAt = isMember ? changed - (draw.Next(100_000) * 1000L) : 0,
            OptOut = draw.Chance(120),
            Visits = draw.Next(30),
            Created = created,
            Modified = changed,
        };
    }

    private static string? Phone(ref SeededRandom draw)
    {
        var digits = (10_000_000 + draw.Next(89_999_999)).ToString(CultureInfo.InvariantCulture);
        return draw.Next(10) switch
        {
            0 => null,
            1 => $"06 {digits[..2]} {digits[2..4]} {digits[4..6]} {digits[6..]}",
            _ => "+336" + digits,
        };
    }
}
