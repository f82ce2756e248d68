namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Writes query strings.</summary>
internal static class Query
{
    /// <summary>Writes a name as one segment of a path.</summary>
    public static string Segment(string? name) => Uri.EscapeDataString(name ?? "");

    /// <summary>Joins the parameters that have a value.</summary>
    public static string Of(params (string Name, string? Value)[] parameters)
    {
        var given = parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value)).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        var query = string.Join('&', given);
        return query.Length == 0 ? "" : $"?{query}";
    }
}
