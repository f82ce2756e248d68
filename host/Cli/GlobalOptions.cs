using System.CommandLine;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>The options that every verb takes.</summary>
internal static class GlobalOptions
{
    /// <summary>The folder of the connection files.</summary>
    public static readonly Option<string?> Config = new("--config")
    {
        Description = Words.Say("Folder of the connection files (MOULIN_CONFIG; default: plugin-config)", "Dossier des fichiers de connexion (MOULIN_CONFIG ; par défaut : plugin-config)"),
        Recursive = true,
    };

    /// <summary>The folder of the connectors.</summary>
    public static readonly Option<string?> Plugins = new("--plugins")
    {
        Description = Words.Say("Folder of the connectors (MOULIN_PLUGINS; default: plugins beside the executable)", "Dossier des connecteurs (MOULIN_PLUGINS ; par défaut : plugins à côté de l'exécutable)"),
        Recursive = true,
    };

    /// <summary>The folder of the database, keys and staged plugins.</summary>
    public static readonly Option<string?> Data = new("--data")
    {
        Description = Words.Say("Folder of the data (MOULIN_DATA; default: data)", "Dossier des données (MOULIN_DATA ; par défaut : data)"),
        Recursive = true,
    };

    /// <summary>The addresses to listen on.</summary>
    public static readonly Option<string?> Urls = new("--urls")
    {
        Description = Words.Say("Addresses to listen on, separated by semicolons (default: host.yaml, else http://127.0.0.1:5280)", "Adresses d'écoute, séparées par des points-virgules (par défaut : host.yaml, sinon http://127.0.0.1:5280)"),
        Recursive = true,
    };

    /// <summary>Machine-readable output.</summary>
    public static readonly Option<bool> Json = new("--json")
    {
        Description = Words.Say("Print JSON, alone on standard output", "Écrit du JSON, seul sur la sortie standard"),
        Recursive = true,
    };

    /// <summary>The only way to allow plain HTTP to loopback.</summary>
    public static readonly Option<bool> Development = new("--development")
    {
        Description = Words.Say("Allow plain HTTP to vendors on loopback", "Autorise HTTP en clair vers des fournisseurs sur la boucle locale"),
        Recursive = true,
    };

    /// <summary>Adds them to the root.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Config);
        root.Options.Add(Plugins);
        root.Options.Add(Data);
        root.Options.Add(Urls);
        root.Options.Add(Json);
        root.Options.Add(Development);
    }
}
