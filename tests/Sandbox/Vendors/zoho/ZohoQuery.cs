using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>Reads a query in the vendor's language: brackets stand in pairs, and the where clause may not be missing.</summary>
internal sealed partial class ZohoQuery
{
    private readonly List<string> words;
    private readonly bool mayAskTags;
    private readonly ZohoTags tags;
    private ZohoModule module = null!;
    private int place;
    private int criteria;

    private ZohoQuery(string text, ZohoTags tags, bool mayAskTags)
    {
        words = [.. Words().Matches(text).Select(match => match.Value)];
        this.tags = tags;
        this.mayAskTags = mayAskTags;
    }

    /// <summary>Gets the columns; COUNT(id) is the one that adds up.</summary>
    public List<string> Columns { get; } = [];

    /// <summary>Gets the module.</summary>
    public ZohoModule Module => module;

    /// <summary>Gets the order.</summary>
    public List<(string Field, bool Descending)> Order { get; } = [];

    /// <summary>Gets where to begin.</summary>
    public int Offset { get; private set; }

    /// <summary>Gets how many to give.</summary>
    public int Limit { get; private set; } = 200;

    /// <summary>Gets the test.</summary>
    public Func<ZohoRecord, bool> Test { get; private set; } = _ => true;

    private string Next => place < words.Count ? words[place] : "";

    /// <summary>Reads a query, or refuses.</summary>
    public static ZohoQuery Read(string text, ZohoStore store, bool mayAskTags)
    {
        var query = new ZohoQuery(text, store.Tags, mayAskTags);
        query.Parse(store);
        return query;
    }

    [GeneratedRegex(@"'(?:[^'\\]|\\.|'')*'|[A-Za-z_$][\w.$]*|-?\d+(?:\.\d+)?|>=|<=|!=|<>|[=<>(),*]|\S")]
    private static partial Regex Words();

    private static ZohoException Wrong(string near) => new(400, "SYNTAX_ERROR", "error occurred due to some syntax error in your query", new JsonObject { ["near"] = near });

    private bool Take(string word)
    {
        var isIt = Next.Equals(word, StringComparison.OrdinalIgnoreCase);
        place += isIt ? 1 : 0;
        return isIt;
    }

    private void Want(string word)
    {
        if (!Take(word))
        {
            throw Wrong(Next.Length == 0 ? word : Next);
        }
    }

    private string Word() => place < words.Count ? words[place++] : throw Wrong("end");

    private int Number() => int.TryParse(Word(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong("limit");

    private void Parse(ZohoStore store)
    {
        Want("select");
        do
        {
            var column = Word();
            if (column.Equals("count", StringComparison.OrdinalIgnoreCase) && Take("("))
            {
                column = $"COUNT({Word()})";
                Want(")");
            }

            Columns.Add(column);
        }
        while (Take(","));
        Want("from");
        module = store.Module(Word());
        if (Columns.Count > 50)
        {
            throw new ZohoException(400, "LIMIT_EXCEEDED", "fifty columns are the most", new JsonObject { ["clause"] = "select" });
        }

        Columns.Where(column => !column.StartsWith("COUNT(", StringComparison.Ordinal)).ToList().ForEach(column => Field(column));
        Want("where");
        var test = Either();
        Test = record => test(record, record.Values);
        if (Take("order"))
        {
            Want("by");
            do
            {
                var field = Field(Word()).Name;
                Order.Add((field, !Take("asc") && Take("desc")));
            }
            while (Take(","));
        }

        if (Take("limit"))
        {
            Limit = Number();
            if (Take(","))
            {
                (Offset, Limit) = (Limit, Number());
            }
        }

        Offset = Take("offset") ? Number() : Offset;
        if (place < words.Count)
        {
            throw Wrong(Next);
        }

        if (Limit > 2000 || Offset + Limit > 100_000 || Order.Count > 10 || criteria > 25)
        {
            throw new ZohoException(400, "LIMIT_EXCEEDED", "the limits of a query are exceeded", new JsonObject { ["limit"] = Limit, ["offset"] = Offset });
        }
    }

    private ZohoField Field(string name) => module.Find(name.Split('.')[0]) ?? throw new ZohoException(400, "INVALID_QUERY", "invalid query formed", new JsonObject { ["column_name"] = name, ["reason"] = "column given seems to be invalid" });

    private Func<ZohoRecord, Dictionary<string, JsonNode?>, bool> Either()
    {
        var left = One();
        if (Take("and"))
        {
            var right = One();
            return (record, fields) => left(record, fields) && right(record, fields);
        }

        if (Take("or"))
        {
            var right = One();
            return (record, fields) => left(record, fields) || right(record, fields);
        }

        return left;
    }

    private Func<ZohoRecord, Dictionary<string, JsonNode?>, bool> One()
    {
        if (Take("("))
        {
            var inner = Either();
            Want(")");
            return inner;
        }

        criteria++;
        var name = Word();
        var field = Field(name);
        var operation = Word().ToLowerInvariant();
        operation = operation switch
        {
            "not" => "not " + Word().ToLowerInvariant(),
            "is" => Take("not") ? "is not " + Word().ToLowerInvariant() : "is " + Word().ToLowerInvariant(),
            "<>" => "!=",
            _ => operation,
        };
        var values = Values(operation);
        if (field.Name == "Tag")
        {
            return mayAskTags && operation is "=" or "in"
                ? (record, _) => record.Tags.Count > 0 && record.Value("Tag", tags)!.AsArray().Any(tag => values.Contains(tag!["name"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase))
                : throw new ZohoException(400, "INVALID_QUERY", "invalid query formed", new JsonObject { ["column_name"] = "Tag", ["reason"] = "column is not supported in the where clause" });
        }

        return ZohoCondition.Make(field, name.Contains('.', StringComparison.Ordinal) ? name.Split('.')[1] : null, operation, values, isLoose: false);
    }

    private List<string> Values(string operation)
    {
        if (operation.StartsWith("is ", StringComparison.Ordinal))
        {
            return [];
        }

        var values = new List<string>();
        if (operation is "in" or "not in")
        {
            Want("(");
            do
            {
                values.Add(Value());
            }
            while (Take(","));
            Want(")");
            return values;
        }

        values.Add(Value());
        if (operation == "between")
        {
            Want("and");
            values.Add(Value());
        }

        return values;
    }

    private string Value()
    {
        var word = Word();
        return word.StartsWith('\'') ? word[1..^1].Replace("\\'", "'", StringComparison.Ordinal).Replace("''", "'", StringComparison.Ordinal) : word;
    }
}
