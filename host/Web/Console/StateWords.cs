namespace LeVieuxMoulin.Connectors.Web.Console;

/// <summary>What people call the states of connections and operations; a word that is not known here stays as it is.</summary>
public static class StateWords
{
    /// <summary>Names a state in English.</summary>
    /// <param name="state">The state, as the API writes it.</param>
    public static string English(string state) => state switch
    {
        "disabled" => "switched off",
        "waiting-for-plugin" => "waits for its connector",
        "needs-consent" => "needs consent",
        "draining" => "stopping",
        _ => state,
    };

    /// <summary>Names a state in French.</summary>
    /// <param name="state">The state, as the API writes it.</param>
    public static string French(string state) => state switch
    {
        "running" => "en marche",
        "disabled" => "désactivée",
        "waiting-for-plugin" => "attend son connecteur",
        "starting" => "démarre",
        "needs-consent" => "consentement requis",
        "unreachable" => "injoignable",
        "failed" => "en échec",
        "draining" => "s'arrête",
        "succeeded" => "réussie",
        "rejected" => "refusée",
        "pending" => "en attente",
        "deferred" => "reportée",
        "unknown" => "inconnue",
        "dead" => "abandonnée",
        "cancelled" => "annulée",
        "settled" => "réglée à la main",
        _ => state,
    };
}
