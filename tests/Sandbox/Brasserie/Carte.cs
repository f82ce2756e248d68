namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>Menu and cellar as a flat list of articles, for tills that know no forms.</summary>
internal static class Carte
{
    private static readonly string[] Houses = ["Clos des Tilleuls", "Domaine Aubrac", "Château Belair-Vieux", "Domaine Caillou", "Mas de l'Érable", "Château Fontenelle", "Domaine Garance", "Clos Hautefeuille", "Domaine Issart", "Château Jonquière", "Domaine Kerbrat", "Mas Lavandin", "Domaine Morgat", "Château Noirmont", "Domaine Orsan", "Clos Perrache", "Domaine Quincy", "Château Rochebrune", "Domaine Sorbier", "Clos Tuilerie"];
    private static readonly string[] Wines = ["Tradition", "Vieilles vignes", "Réserve", "Les Galets", "La Combe", "Grande cuvée", "Blanc de pierre", "L'Insolite"];

    /// <summary>The categories: those of the menu, and four more.</summary>
    public static readonly string[] Categories = [.. Menu.Categories, "Cuisine", "Boissons", "Cave"];

    /// <summary>The articles.</summary>
    public static readonly CarteItem[] Items = [.. FromMenu(), .. FromCellar()];

    /// <summary>Gets the number of articles that are of the menu; the cellar follows.</summary>
    public static int MenuCount => Menu.Items.Length;

    /// <summary>Gives the category above; minus one for none.</summary>
    public static int Above(int category) => category switch
    {
        < 6 => 12,
        <= 10 or 14 => 13,
        _ => -1,
    };

    private static IEnumerable<CarteItem> FromMenu()
    {
        var forms = Menu.Items.GroupBy(item => item.Item).ToDictionary(group => group.Key, group => group.Count());
        return Menu.Items.Select(item => new CarteItem(item.Index, forms[item.Item] > 1 ? $"{item.ItemName} ({item.Name})" : item.ItemName, item.Category, item.Cents, item.TaxTenths, item.ByWeight));
    }

    private static IEnumerable<CarteItem> FromCellar()
    {
        var index = Menu.Items.Length;
        foreach (var (house, h) in Houses.Select((house, h) => (house, h)))
        {
            foreach (var (wine, w) in Wines.Select((wine, w) => (wine, w)))
            {
                for (var year = 2018; year < 2022; year++)
                {
                    yield return new CarteItem(index++, $"{house} {wine} {year}", 14, 2200 + (h * 110) + (w * 450) + ((2022 - year) * 150), 200, ByWeight: false);
                }
            }
        }
    }
}
