using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Reads what a token address answers, in the forms vendors have.</summary>
internal static class TokenAnswer
{
    private const double EpochMilliseconds = 1e12;
    private static readonly string[] NotGranted = ["access_token", "refresh_token", "id_token", "token_type", "expires_in", "expires_at", "expires", "refresh_expires_in", "refresh_token_expires_in", "refresh_token_expires_at"];

    /// <summary>Reads an answer.</summary>
    /// <exception cref="ConnectorException">It refuses (some do so with status 200), or is no token answer.</exception>
    public static OAuthToken Read(ReadOnlyMemory<byte> body, DateTimeOffset now, string subject)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, now, subject);
        }
        catch (JsonException exception)
        {
            throw Malformed(subject, "is not JSON", exception);
        }
    }

    private static OAuthToken Read(JsonElement root, DateTimeOffset now, string subject)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Malformed(subject, "is not a JSON object", null);
        }

        if (Text(root, "error") is { Length: > 0 } error)
        {
            throw new ConnectorException(new Fault(FaultKind.Authentication, $"{subject} refused: {error}.") { Code = error, Status = 200 });
        }

        if (Text(root, "access_token") is not { Length: > 0 } access)
        {
            throw Malformed(subject, "has no access_token", null);
        }

        if (access.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw Malformed(subject, "has an access_token with control characters", null);
        }

        return new OAuthToken
        {
            AccessToken = access,
            RefreshToken = Text(root, "refresh_token") is { Length: > 0 } refresh ? refresh : null,
            ObtainedAt = now,
            ExpiresAt = Instant(root, now, ["expires_in"], ["expires_at", "expires"], subject),
            RefreshExpiresAt = Instant(root, now, ["refresh_expires_in", "refresh_token_expires_in"], ["refresh_token_expires_at"], subject),
            Grant = root.EnumerateObject()
                .Where(field => !NotGranted.Contains(field.Name) && Text(root, field.Name) is not null)
                .ToDictionary(field => field.Name, field => Text(root, field.Name)!),
        };
    }

    private static DateTimeOffset? Instant(JsonElement root, DateTimeOffset now, ReadOnlySpan<string> spans, ReadOnlySpan<string> instants, string subject)
    {
        foreach (var name in spans)
        {
            if (Text(root, name) is { } text)
            {
                // None is said by 0 here and there, as in refresh tokens that do not expire.
                return Number(text) switch
                {
                    null or < 0 or > 1e10 => throw Malformed(subject, $"has a {name} that is no number of seconds", null),
                    0 => null,
                    var seconds => now.AddSeconds(seconds.Value),
                };
            }
        }

        foreach (var name in instants)
        {
            if (Text(root, name) is { Length: > 0 } text)
            {
                return Number(text) switch
                {
                    >= 0 and < EpochMilliseconds and var seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
                    >= EpochMilliseconds and < 1e15 and var milliseconds => DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds),
                    _ => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                        ? instant
                        : throw Malformed(subject, $"has a {name} that is no instant", null),
                };
            }
        }

        return null;
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string? Text(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join(' ', value.EnumerateArray().Select(item => item.GetString())),
        _ => null,
    };

    private static ConnectorException Malformed(string subject, string why, Exception? inner) =>
        new(new Fault(FaultKind.UnexpectedContent, $"The answer of {subject} {why}.") { Code = "TOKEN_ANSWER_MALFORMED" }, inner);
}
