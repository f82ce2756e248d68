using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>The stored form of a token.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OAuthToken))]
internal sealed partial class OAuthTokenForm : JsonSerializerContext
{
    /// <summary>Writes a token.</summary>
    public static byte[] Write(OAuthToken token) => JsonSerializer.SerializeToUtf8Bytes(token, Default.OAuthToken);

    /// <summary>Reads a token.</summary>
    /// <exception cref="JsonException">It is not one; the message holds no value of it.</exception>
    public static OAuthToken Read(ReadOnlySpan<byte> content)
    {
        var token = JsonSerializer.Deserialize(content, Default.OAuthToken) ?? throw new JsonException("It is null.");
        return token.AccessToken.Length > 0 ? token : throw new JsonException("Its access_token is empty.");
    }
}
