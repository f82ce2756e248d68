namespace LeVieuxMoulin.Connectors.Engine.Access;

/// <summary>The words of key scopes.</summary>
public static class KeyScopes
{
    /// <summary>Says a scope as the command line and the store do.</summary>
    /// <param name="scope">The scope.</param>
    public static string ToWord(this KeyScope scope) => scope switch
    {
        KeyScope.Read => "read",
        KeyScope.Write => "write",
        KeyScope.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "No such scope."),
    };

    /// <summary>Reads a scope's word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? word, out KeyScope scope)
    {
        scope = word switch { "write" => KeyScope.Write, "admin" => KeyScope.Admin, _ => KeyScope.Read };
        return word is "read" or "write" or "admin";
    }
}
