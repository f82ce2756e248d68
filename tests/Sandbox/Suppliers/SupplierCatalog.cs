using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>A wholesaler's articles, made from the seed.</summary>
internal static class SupplierCatalog
{
    private static readonly Kind[] Kinds =
    [
        new("Farine de blé T55 25 kg", "EPI-FAR", "DRY", 5.5m, 14, 22, false, "GLUTEN"),
        new("Beurre doux plaquette 250 g", "CRE-BEU", "CHILLED", 5.5m, 38, 52, false, "MILK"),
        new("Crème liquide 35 % 1 l", "CRE-CRE", "CHILLED", 5.5m, 22, 34, false, "MILK"),
        new("Œufs plein air calibre M", "CRE-OEU", "CHILLED", 5.5m, 24, 36, false, "EGGS"),
        new("Entrecôte de bœuf", "VIA-BOE", "CHILLED", 5.5m, 19, 29, true, ""),
        new("Côte de bœuf maturée", "VIA-BOE", "CHILLED", 5.5m, 26, 38, true, ""),
        new("Épaule de veau désossée", "VIA-VEA", "CHILLED", 5.5m, 12, 17, true, ""),
        new("Cuisse de canard confite", "VIA-CAN", "CHILLED", 5.5m, 30, 44, false, ""),
        new("Andouillette artisanale", "CHA-AND", "CHILLED", 5.5m, 18, 27, false, "CELERY"),
        new("Filet de bar", "POI-FRA", "CHILLED", 5.5m, 21, 33, true, "FISH"),
        new("Moules de bouchot", "POI-COQ", "CHILLED", 5.5m, 28, 42, false, "MOLLUSCS"),
        new("Sole portion", "POI-FRA", "CHILLED", 5.5m, 24, 36, true, "FISH"),
        new("Frites surgelées 2,5 kg", "SUR-FRI", "FROZEN", 5.5m, 13, 19, false, ""),
        new("Glace vanille bac 5 l", "SUR-GLA", "FROZEN", 5.5m, 17, 26, false, "MILK"),
        new("Pommes de terre agata", "FRL-LEG", "AMBIENT", 5.5m, 9, 16, false, ""),
        new("Oignons jaunes", "FRL-LEG", "AMBIENT", 5.5m, 7, 12, false, ""),
        new("Salade batavia", "FRL-SAL", "CHILLED", 5.5m, 8, 14, false, ""),
        new("Citrons jaunes", "FRL-FRU", "AMBIENT", 5.5m, 11, 18, false, ""),
        new("Comté AOP 12 mois", "FRO-DUR", "CHILLED", 5.5m, 14, 21, true, "MILK"),
        new("Camembert de Normandie AOP", "FRO-MOL", "CHILLED", 5.5m, 26, 38, false, "MILK"),
        new("Chocolat noir 70 % pistoles", "EPI-CHO", "DRY", 5.5m, 42, 61, false, "SOYBEANS"),
        new("Côtes-du-rhône rouge 75 cl", "VIN-ROU", "DRY", 20, 28, 46, false, "SULPHITES"),
        new("Bière blonde fût 30 l", "BIE-FUT", "DRY", 20, 74, 98, false, "GLUTEN"),
        new("Eau minérale 1 l verre", "EAU-VER", "DRY", 5.5m, 6, 11, false, ""),
        new("Café en grains 1 kg", "EPI-CAF", "DRY", 5.5m, 11, 19, false, ""),
        new("Huile d'arachide 10 l", "EPI-HUI", "DRY", 5.5m, 24, 36, false, "PEANUTS"),
        new("Serviettes papier 2 plis", "NFD-PAP", "DRY", 20, 18, 29, false, ""),
        new("Liquide vaisselle 5 l", "NFD-ENT", "DRY", 20, 9, 16, false, ""),
    ];

    private static readonly string[] Marks = ["sélection", "tradition", "éco", "prestige", "bio", "Label Rouge", "d'Occitanie", "du Perche", "fermier", "pro"];

    /// <summary>Makes the articles.</summary>
    public static List<SupplierItem> Make(SupplierProfile profile, SandboxOptions options)
    {
        var end = new DateTimeOffset(options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var items = new List<SupplierItem>(profile.Items);
        var kinds = Array.FindAll(Kinds, kind => profile.Categories.Count == 0 || profile.Categories.Any(prefix => kind.Category.StartsWith(prefix, StringComparison.Ordinal)));
        for (var i = 0; i < profile.Items; i++)
        {
            items.Add(Make(profile, kinds, options.Seed, i, end));
        }

        for (var i = 0; i < items.Count; i++)
        {
            // The same kind of article stands as many places apart as there are kinds.
            items[i].Substitute = i % 3 == 0 && items.Count > kinds.Length ? items[(i + kinds.Length) % items.Count].Id : null;
            items[i].Replaces = i % 23 == 22 ? items[i - 1].Id : null;
        }

        return items;
    }

    private static SupplierItem Make(SupplierProfile profile, Kind[] kinds, int seed, int index, DateTimeOffset end)
    {
        var random = SeededRandom.At(seed, index, profile.Salt);
        var kind = kinds[index % kinds.Length];
        var pack = kind.Weighed ? 1 : new[] { 1, 6, 10, 12, 20, 24 }[random.Next(6)];
        var state = index < kinds.Length ? 0 : random.Next(100);
        var day = DateOnly.FromDateTime(end.Date);
        var step = index % 17 == 16 ? 2 : 1;
        return new SupplierItem
        {
            Id = profile.ItemPrefix + (100_000 + (index * 7) + random.Next(7)).ToString(CultureInfo.InvariantCulture),
            Gtin = Gtin(3_250_000_000_000L + (profile.Salt * 1_000_000_0L) + (index * 10)),
            Name = index < kinds.Length ? kind.Name : $"{kind.Name} {Marks[index / kinds.Length % Marks.Length]}{(index / kinds.Length >= Marks.Length ? $" n° {index / kinds.Length}" : "")}",
            Brand = random.Chance(350) ? profile.Brand : new[] { "Ferme des Aulnes", "Maison Tardieu", "Pays d'Auge", "Moulin Vert" }[random.Next(4)],
            Description = index % 2 == 0 ? $"{kind.Name}, conditionnement professionnel" : null,
            Category = kind.Category,
            OrderUnit = kind.Weighed ? "C62" : pack == 1 ? "XBG" : "XCS",
            Pack = pack,
            Content = kind.Weighed ? 1.5m + (random.Next(30) / 10m) : pack,
            ContentUnit = kind.Weighed ? "KGM" : "C62",
            Weighed = kind.Weighed,
            Minimum = step == 2 ? 4 : 1,
            Maximum = index % 19 == 18 ? 200 : null,
            Step = step,
            Temperature = kind.Temperature,
            Net = Math.Round(kind.Low + ((kind.High - kind.Low) * random.Next(1000) / 1000m), 2),
            Vat = kind.Vat,
            Allergens = kind.Allergen.Length == 0 ? [] : random.Chance(300) ? [(kind.Allergen, "CONTAINS"), ("NUTS", "MAY_CONTAIN")] : [(kind.Allergen, "CONTAINS"), ("NUTS", "FREE_FROM")],
            Origin = random.Chance(800) ? "FR" : new[] { "ES", "IT", "BE", "NL" }[random.Next(4)],
            Season = index % 13 == 12 ? (day.AddYears(-1), day.AddYears(1)) : null,
            Contract = index % 5 == 4 ? (profile.ItemPrefix + "ACCORD", day.AddYears(-1), day.AddYears(1)) : null,
            Back = day.AddDays(7),
            Availability = state switch { < 90 => "AVAILABLE", < 95 => "LIMITED", < 98 => "UNAVAILABLE", _ => "UNKNOWN" },
            Stock = state is >= 90 and < 95 ? 3 + random.Next(5) : state is >= 95 and < 98 ? 0 : 400,
            Orderable = state != 99,
            Updated = end.AddMinutes(-(random.Next(360) * 1440) - random.Next(1440)),
        };
    }

    private static string Gtin(long number)
    {
        var digits = (number / 10).ToString(CultureInfo.InvariantCulture).PadLeft(13, '0');
        var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 3 : 1)).Sum();
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What articles are made of.</summary>
    private sealed record Kind(string Name, string Category, string Temperature, decimal Vat, decimal Low, decimal High, bool Weighed, string Allergen);
}
