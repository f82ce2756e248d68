namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>The brasserie's menu on the first day of the year of service.</summary>
internal static class Menu
{
    /// <summary>The categories.</summary>
    public static readonly string[] Categories = ["Entrées", "Plats", "Poissons", "Salades", "Fromages", "Desserts", "Vins", "Bières", "Apéritifs", "Softs", "Boissons chaudes", "À emporter"];

    /// <summary>The lists of modifiers, each with its name, whether one only is taken, and its modifiers with their price.</summary>
    public static readonly (string Name, bool Single, (string Name, int Cents)[] Modifiers)[] ModifierLists =
    [
        ("Cuisson", true, [("Bleu", 0), ("Saignant", 0), ("À point", 0), ("Bien cuit", 0)]),
        ("Suppléments", false, [("Sauce au poivre", 200), ("Frites", 350), ("Salade verte", 300), ("Œuf", 150)]),
        ("Lait", true, [("Lait entier", 0), ("Lait d'avoine", 50), ("Sans lactose", 40)]),
    ];

    /// <summary>The VAT rates, in tenths of a percent.</summary>
    public static readonly int[] TaxTenths = [55, 100, 200];

    /// <summary>The forms on sale.</summary>
    public static readonly MenuItem[] Items = Parse("""
        Soupe à l'oignon gratinée|Normale:950|0|100|-1|9
        Œufs mayonnaise|Normale:650|0|100|-1|8
        Terrine de campagne|Normale:890|0|100|-1|6
        Escargots de Bourgogne|Les six:990,Les douze:1850|0|100|-1|5
        Poireaux vinaigrette|Normale:750|0|100|-1|4
        Foie gras maison|Normale:1690|0|100|-1|3
        Huîtres fines de claire|Les six:1450,Les douze:2750|0|100|-1|3
        Steak frites|180 g:1890,250 g:2390|1|100|0|14
        Entrecôte béarnaise|300 g:2790|1|100|0|8
        Côte de bœuf|Au kilo:7900|1|100|0|2|kg
        Confit de canard|Normale:2150|1|100|1|7
        Blanquette de veau|Normale:1950|1|100|-1|7
        Bœuf bourguignon|Normale:2050|1|100|-1|7
        Tartare de bœuf|180 g:1990,250 g:2490|1|100|1|7
        Croque-monsieur|Normal:1250,Madame:1390|1|100|1|9
        Saucisse-purée|Normale:1590|1|100|-1|5
        Burger du Moulin|Normal:1790|1|100|1|10
        Andouillette AAAAA|Normale:1850|1|100|-1|3
        Menu enfant|Normal:1190|1|100|-1|4
        Sole meunière|Normale:3200|2|100|-1|2
        Moules marinières|Normales:1690,Grandes:1990|2|100|1|6
        Filet de bar|Normal:2450|2|100|-1|4
        Brandade de morue|Normale:1750|2|100|-1|4
        Choucroute de la mer|Normale:2350|2|100|-1|2
        Salade niçoise|Normale:1550|3|100|-1|6
        Salade de chèvre chaud|Normale:1490|3|100|-1|7
        Salade lyonnaise|Normale:1450|3|100|-1|5
        Salade verte|Normale:550|3|100|-1|4
        Assiette de fromages|Normale:1150|4|100|-1|5
        Comté 24 mois|Au kilo:3600|4|100|-1|1|kg
        Camembert rôti|Normal:1290|4|100|-1|3
        Crème brûlée|Normale:850|5|100|-1|9
        Mousse au chocolat|Normale:790|5|100|-1|8
        Tarte Tatin|Normale:890|5|100|-1|7
        Île flottante|Normale:750|5|100|-1|5
        Profiteroles|Normales:990|5|100|-1|6
        Café gourmand|Normal:950|5|100|-1|8
        Baba au rhum|Normal:1050|5|200|-1|2
        Glaces et sorbets|Deux boules:650,Trois boules:850|5|100|-1|6
        Côtes-du-rhône|Verre:520,Pichet 50 cl:1650,Bouteille:2600|6|200|-1|10
        Bourgogne aligoté|Verre:620,Bouteille:3100|6|200|-1|7
        Bordeaux supérieur|Verre:580,Bouteille:2900|6|200|-1|7
        Sancerre|Verre:790,Bouteille:3900|6|200|-1|4
        Rosé de Provence|Verre:550,Pichet 50 cl:1750|6|200|-1|7
        Champagne brut|Coupe:1150,Bouteille:6900|6|200|-1|3
        Bière pression|25 cl:420,50 cl:780|7|200|-1|14
        Bière artisanale IPA|33 cl:690|7|200|-1|6
        Bière sans alcool|33 cl:520|7|100|-1|3
        Kir|Cassis:560,Royal:1150|8|200|-1|6
        Pastis|Normal:420|8|200|-1|5
        Spritz|Normal:950|8|200|-1|6
        Calvados|4 cl:790|8|200|-1|2
        Coca-Cola|33 cl:420|9|100|-1|8
        Jus d'orange pressé|25 cl:550|9|100|-1|5
        Limonade artisanale|33 cl:450|9|100|-1|4
        Eau minérale plate|50 cl:390,1 l:590|9|100|-1|9
        Eau gazeuse|50 cl:420,1 l:620|9|100|-1|8
        Café|Expresso:220,Double:390|10|100|-1|22
        Café crème|Normal:420|10|100|2|9
        Thé et infusion|Normal:450|10|100|-1|6
        Chocolat chaud|Normal:490|10|100|2|4
        Bouteille d'eau à emporter|50 cl:200|11|55|-1|3
        Pot de confiture maison|Normal:690|11|55|-1|1
        """);

    /// <summary>Says whether a form is sold at a place: two are not on the terrace.</summary>
    public static bool IsSoldAt(MenuItem item, int location) => location == 0 || item.ItemName is not ("Sole meunière" or "Pot de confiture maison");

    private static MenuItem[] Parse(string text)
    {
        var items = new List<MenuItem>();
        var number = 0;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('|');
            foreach (var form in parts[1].Split(','))
            {
                var (name, price) = (form[..form.IndexOf(':', StringComparison.Ordinal)], form[(form.IndexOf(':', StringComparison.Ordinal) + 1)..]);
                items.Add(new MenuItem(items.Count, number, parts[0], name, Read(parts[2]), Read(price), Read(parts[3]), parts.Length > 6, Read(parts[4]), Read(parts[5])));
            }

            number++;
        }

        return [.. items];
    }

    private static int Read(string text) => int.Parse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture);
}
