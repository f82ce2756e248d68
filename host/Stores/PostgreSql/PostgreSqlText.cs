using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>Brings text to the form that PostgreSQL takes.</summary>
internal static class PostgreSqlText
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '\0']);
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>Replaces what its text cannot hold (NUL, half a surrogate pair) by the replacement character.</summary>
    public static string Clean(string value) => value.AsSpan().ContainsAny(Suspicious)
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value.Replace('\0', '\uFFFD')))
        : value;

    /// <summary>Numbers the parameters as PostgreSQL does: <c>?</c> in their order, <c>?2</c> by its number.</summary>
    public static string Translate(string sql) => Known.Count < 1000 ? Known.GetOrAdd(sql, Number) : Number(sql);

    private static string Number(string sql)
    {
        var text = new StringBuilder(sql.Length + 16);
        var (quoted, next) = (false, 1);
        for (var i = 0; i < sql.Length; i++)
        {
            quoted ^= sql[i] == '\'';
            if (sql[i] != '?' || quoted)
            {
                text.Append(sql[i]);
                continue;
            }

            text.Append('$');
            if (i + 1 >= sql.Length || !char.IsAsciiDigit(sql[i + 1]))
            {
                text.Append(CultureInfo.InvariantCulture, $"{next++}");
            }
        }

        return text.ToString();
    }
}
