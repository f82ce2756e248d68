using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>Makes up guests.</summary>
internal static class DinerMaker
{
    private static readonly string[] Firsts = ["Zoé", "Édith", "Jean-Baptiste", "Noémie", "Hugo", "Inès", "Loïc", "Chloé", "Mehdi", "Anaïs", "Gaël", "Maïté", "Sacha", "Éloi", "Clémence", "Yann", "Nathalie", "Björn", "Zsófia", "Siobhán"];
    private static readonly string[] Lasts = ["Lefèvre", "Dupré", "Marchand", "O’Brien", "Nguyễn", "Müller", "de La Tour", "Faure", "Benali", "Garçon", "Roche", "Œuvrard", "Picard", "Saint-Just", "Łukasz", "Châtelain", "Girard", "Bérénger"];
    private static readonly string[] Titles = ["mr", "mrs", "ms", "mx", "doctor"];
    private static readonly string[] Locales = ["fr_FR", "fr_FR", "fr_FR", "en_GB", "de_DE", "fr"];
    private static readonly string[] Blocks = ["63998", "19900", "26191", "35301", "46571", "53649"];
    private static readonly (string Street, string Code, string City)[] Addresses = [("3 quai du Moulin", "45000", "Orléans"), ("12 rue de l’Église", "75001", "Paris"), ("1 bis impasse des Acacias", "2A004", "Ajaccio")];
    private static readonly string[][] Allergies = [["seafood"], ["peanut", "gluten"], ["lactose"]];
    private static readonly string[][] Diets = [["vegetarian"], ["gluten_free"], ["halal"]];
    private static readonly string[][] Tags = [["wine_lover"], ["regular", "window"], ["birthday"], ["anniversary", "dog_owner"]];
    private static readonly string[] Notes = ["Préfère la table près de la fenêtre.", "Vient avec son chien \"Pépin\".", "Paie par chèque\nadresse à jour."];

    /// <summary>Makes the guest of a number; the same for the same seed, salt and number.</summary>
    public static Diner Make(int seed, int salt, int index)
    {
        var random = SeededRandom.At(seed, index, salt + 3);
        var first = Firsts[random.Next(Firsts.Length)];
        var diner = new Diner
        {
            Index = index,
            Id = Ids.Uuid(seed, salt + 2, index),
            FirstName = first,
            LastName = Lasts[random.Next(Lasts.Length)],
            Title = random.Chance(800) ? Titles[random.Next(Titles.Length)] : null,
            Email = random.Chance(880) ? $"guest{index.ToString(CultureInfo.InvariantCulture)}@moulin.example" : null,
            Phone = random.Chance(920) ? "+33" + Blocks[index / 10_000 % Blocks.Length] + (index % 10_000).ToString("0000", CultureInfo.InvariantCulture) : null,
            Locale = Locales[random.Next(Locales.Length)],
            TakesMail = random.Chance(450),
            TakesPost = random.Chance(150),
            RefusesAll = random.Chance(60),
            IsVip = random.Chance(50),
        };
        diner.Birth = random.Chance(300) ? new DateOnly(1940 + random.Next(65), 1 + random.Next(12), 1 + random.Next(28)) : null;
        diner.Company = random.Chance(40) ? "Moulin & Fils SARL" : null;
        diner.Address = random.Chance(200) ? Addresses[random.Next(Addresses.Length)] : null;
        diner.Allergies = random.Chance(120) ? Allergies[random.Next(Allergies.Length)] : [];
        diner.Diets = random.Chance(120) ? Diets[random.Next(Diets.Length)] : [];
        diner.Tags = random.Chance(250) ? Tags[random.Next(Tags.Length)] : [];
        diner.Note = random.Chance(150) ? Notes[random.Next(Notes.Length)] : null;
        return diner;
    }
}
