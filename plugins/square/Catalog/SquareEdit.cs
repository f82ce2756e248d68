using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>What reading, changing and sending back one object has to observe.</summary>
internal static class SquareEdit
{
    /// <summary>Refuses when the record moved on since the caller saw it.</summary>
    public static void Check(WriteContext context, long? revision, DateTimeOffset? changedAt, string what)
    {
        if ((context.IfRevision is { } seen && seen != revision) || (context.IfUnchangedSince is { } since && changedAt > since))
        {
            throw SquareRefusal.Moved(what);
        }
    }

    /// <summary>Refuses when the item moved on: its revision is the newest of its own and its variations'.</summary>
    public static void CheckItem(WriteContext context, RawRecord item)
    {
        var stamped = SquareCatalogHead.Stamp(item, SquareCatalogHead.Of(item));
        Check(context, stamped.Revision, stamped.ChangedAt, "The product");
    }

    /// <summary>Gives the key of an update. A repeat after another change is another request to Square, which refuses a key with other content.</summary>
    public static WriteKey KeyFor(WriteContext context, params IEnumerable<JsonObject> read) =>
        context.Key.Step(string.Join('/', read.Select(whole => $"{whole["id"]}@{whole["version"]}")));

    /// <summary>Sets a field, or takes it away.</summary>
    public static void Set(this JsonObject data, string field, JsonNode? value)
    {
        if (value is null)
        {
            data.Remove(field);
        }
        else
        {
            data[field] = value;
        }
    }
}
