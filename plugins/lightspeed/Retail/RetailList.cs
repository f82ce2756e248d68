namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One of the vendor's lists, and how it is asked.</summary>
/// <param name="Resource">Its name in the path and in the answer.</param>
/// <param name="IdField">The field of its id.</param>
internal sealed record RetailList(string Resource, string IdField)
{
    /// <summary>Gets the field that tells the last change, to sort and filter by; null: the list is only read whole.</summary>
    public string? ChangeField { get; init; }

    /// <summary>Gets the field that tells when it happened; null: it is not asked by that.</summary>
    public string? OccurredField { get; init; }

    /// <summary>Gets the field of the shop.</summary>
    public string? LocationField { get; init; }

    /// <summary>Gets the relations to be loaded, as the vendor names them.</summary>
    public IReadOnlyList<string> Relations { get; init; } = [];

    /// <summary>Gets whether the list knows archived rows, which are left out unless asked for.</summary>
    public bool HasArchived { get; init; }

    public JsonRowShape Shape => new() { Rows = Resource, Id = IdField, LocationId = LocationField, ChangedAt = ChangeField ?? OccurredField, MayBeAbsent = true };

    /// <summary>Gets the query that is the same for every question.</summary>
    public string Query(int limit)
    {
        var relations = Relations.Count == 0 ? "" : $"&load_relations={Uri.EscapeDataString($"[{string.Join(',', Relations.Select(name => $"\"{name}\""))}]")}";
        return $"limit={limit}{(HasArchived ? "&archived=true" : "")}{relations}";
    }
}
