using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>Answers lists and single rows in the vendor's form: one row stands bare, several in an array, none are left out.</summary>
internal sealed class RetailPages(PageCursor cursors)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers a page of rows that are in order already. A row's place is its key in that order and its id.</summary>
    public Task ListAsync<T>(HttpContext http, RetailQuery query, string name, IEnumerable<T> rows, Func<T, bool> wanted, Func<T, (long Key, long Id)> place, Action<Utf8JsonWriter, T> write, CancellationToken cancellationToken)
    {
        if (query.OnlyCount)
        {
            return WriteAsync(http, writer => Attributes(writer, ("count", Decimals.Text(rows.Count(wanted)))), cancellationToken);
        }

        var question = name + "?" + query.Identity;
        if (query.After is { } token)
        {
            var (key, id) = cursors.Read(question, token) ?? throw new RetailError(400, "The page token is not valid.");
            rows = rows.SkipWhile(row => Order(place(row), (key, id), query.Descending) <= 0);
        }

        var page = rows.Where(wanted).Take(query.Limit + 1).ToList();
        var next = "";
        if (page.Count > query.Limit)
        {
            page.RemoveAt(query.Limit);
            var (key, id) = place(page[^1]);
            next = Address(http, cursors.Make(question, key, (int)id));
        }

        return WriteAsync(http, writer =>
        {
            Attributes(writer, ("next", next), ("previous", ""));
            OneOrMany(writer, name, page, write);
        }, cancellationToken);
    }

    /// <summary>Answers one row.</summary>
    public static Task OneAsync(HttpContext http, string name, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) => WriteAsync(http, writer =>
    {
        Attributes(writer, ("count", "1"));
        writer.WritePropertyName(name);
        write(writer);
    }, cancellationToken);

    /// <summary>Writes rows under a name: bare when there is one, in an array when several, not at all when none.</summary>
    public static void OneOrMany<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write)
    {
        if (rows.Count == 0)
        {
            return;
        }

        writer.WritePropertyName(name);
        if (rows.Count == 1)
        {
            write(writer, rows[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (var row in rows)
        {
            write(writer, row);
        }

        writer.WriteEndArray();
    }

    private static int Order((long Key, long Id) one, (long Key, long Id) other, bool descending)
    {
        var order = one.CompareTo(other);
        return descending ? -order : order;
    }

    private static string Address(HttpContext http, string after)
    {
        var query = string.Join('&', http.Request.Query.Where(item => item.Key is not ("after" or "before")).Select(item => $"{Uri.EscapeDataString(item.Key)}={Uri.EscapeDataString(item.Value.ToString())}"));
        return $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}?{query}{(query.Length > 0 ? "&" : "")}after={after}";
    }

    private static void Attributes(Utf8JsonWriter writer, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartObject("@attributes");
        foreach (var (name, value) in attributes)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static Task WriteAsync(HttpContext http, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return JsonBody.WriteAsync(http, 200, buffer.WrittenMemory, cancellationToken);
    }
}
