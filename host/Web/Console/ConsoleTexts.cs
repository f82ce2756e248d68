namespace LeVieuxMoulin.Connectors.Web.Console;

/// <summary>The page's words in one language.</summary>
internal sealed record ConsoleTexts
{
    /// <summary>English.</summary>
    public static readonly ConsoleTexts English = new()
    {
        Language = "en",
        Connections = "Connections",
        Problems = "Open problems",
        NoProblem = "No open problem.",
        NoConnection = "No connection is configured yet: copy an example into the configuration folder.",
        Connection = "Connection",
        Connector = "Connector",
        State = "State",
        LastSync = "Last sync",
        Records = "Records",
        Pending = "Pending",
        Dead = "Dead",
        Since = "Since",
        What = "What happened",
        Action = "What to do",
        StateWord = StateWords.English,
    };

    /// <summary>French.</summary>
    public static readonly ConsoleTexts French = new()
    {
        Language = "fr",
        Connections = "Connexions",
        Problems = "Problèmes en cours",
        NoProblem = "Aucun problème en cours.",
        NoConnection = "Aucune connexion n'est encore configurée : copiez un exemple dans le dossier de configuration.",
        Connection = "Connexion",
        Connector = "Connecteur",
        State = "État",
        LastSync = "Dernière synchro",
        Records = "Enregistrements",
        Pending = "En attente",
        Dead = "Abandonnées",
        Since = "Depuis",
        What = "Ce qui s'est passé",
        Action = "Que faire",
        StateWord = StateWords.French,
    };

    public required string Language { get; init; }

    public required string Connections { get; init; }

    public required string Problems { get; init; }

    public required string NoProblem { get; init; }

    public required string NoConnection { get; init; }

    public required string Connection { get; init; }

    public required string Connector { get; init; }

    public required string State { get; init; }

    public required string LastSync { get; init; }

    public required string Records { get; init; }

    public required string Pending { get; init; }

    public required string Dead { get; init; }

    public required string Since { get; init; }

    public required string What { get; init; }

    public required string Action { get; init; }

    public required Func<string, string> StateWord { get; init; }

    /// <summary>Chooses by the browser's first language.</summary>
    public static ConsoleTexts For(string? acceptLanguage) =>
        acceptLanguage?.TrimStart().StartsWith("fr", StringComparison.OrdinalIgnoreCase) == true ? French : English;
}
