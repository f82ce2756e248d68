namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>The stable codes of configuration problems.</summary>
public static class ConfigurationCodes
{
    /// <summary>A file or the folder cannot be read.</summary>
    public const string Unreadable = "CONFIG_UNREADABLE";

    /// <summary>A file is not UTF-8 text.</summary>
    public const string Encoding = "CONFIG_ENCODING";

    /// <summary>A file is too large, too deep or holds too many values.</summary>
    public const string TooLarge = "CONFIG_TOO_LARGE";

    /// <summary>A file holds nothing.</summary>
    public const string Empty = "CONFIG_EMPTY";

    /// <summary>A file is not YAML, or uses a part of YAML that configuration does not.</summary>
    public const string Syntax = "CONFIG_SYNTAX";

    /// <summary>A key stands twice in one block.</summary>
    public const string DuplicateKey = "CONFIG_DUPLICATE_KEY";

    /// <summary>Two connections have one name.</summary>
    public const string DuplicateName = "CONFIG_DUPLICATE_NAME";

    /// <summary>A key is not known.</summary>
    public const string UnknownKey = "CONFIG_UNKNOWN_KEY";

    /// <summary>A key that is needed is not there.</summary>
    public const string MissingKey = "CONFIG_MISSING_KEY";

    /// <summary>A value is of another type.</summary>
    public const string WrongType = "CONFIG_WRONG_TYPE";

    /// <summary>A number or a duration is out of range.</summary>
    public const string OutOfRange = "CONFIG_OUT_OF_RANGE";

    /// <summary>A value is not one of those that exist.</summary>
    public const string UnknownValue = "CONFIG_UNKNOWN_VALUE";

    /// <summary>A value is not written as it must be.</summary>
    public const string BadValue = "CONFIG_BAD_VALUE";

    /// <summary>Two keys exclude each other.</summary>
    public const string Conflict = "CONFIG_CONFLICT";

    /// <summary>A name is not made of lower-case letters, digits and hyphens.</summary>
    public const string BadName = "CONFIG_BAD_NAME";

    /// <summary>An address is not an HTTPS address.</summary>
    public const string NotHttps = "CONFIG_NOT_HTTPS";

    /// <summary>An address cannot be read.</summary>
    public const string BadUrl = "CONFIG_BAD_URL";

    /// <summary>A redirect address that a vendor would refuse.</summary>
    public const string BadRedirect = "CONFIG_BAD_REDIRECT";

    /// <summary>A base address that is no longer in use was replaced.</summary>
    public const string RetiredUrl = "CONFIG_RETIRED_URL";

    /// <summary>An environment variable or a file named by a value is not there.</summary>
    public const string Unset = "CONFIG_UNSET";

    /// <summary>The connector is not installed; the connection waits.</summary>
    public const string NotInstalled = "CONFIG_NOT_INSTALLED";

    /// <summary>It is not said which of the connector's variants is meant.</summary>
    public const string VariantUnsaid = "CONFIG_VARIANT_UNSAID";

    /// <summary>The venue is not in <c>host.yaml</c>, or it is not said which.</summary>
    public const string UnknownVenue = "CONFIG_UNKNOWN_VENUE";

    /// <summary>The plugin does not know the scope.</summary>
    public const string UnknownScope = "CONFIG_UNKNOWN_SCOPE";

    /// <summary>The plugin does not know the version.</summary>
    public const string UnknownVersion = "CONFIG_UNKNOWN_VERSION";

    /// <summary>The folder of the tokens is not there yet.</summary>
    public const string TokenFolder = "CONFIG_TOKEN_FOLDER";

    /// <summary>A setting has no effect.</summary>
    public const string NoEffect = "CONFIG_NO_EFFECT";

    /// <summary>Gets every code.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Unreadable, Encoding, TooLarge, Empty, Syntax, DuplicateKey, DuplicateName, UnknownKey, MissingKey, WrongType, OutOfRange, UnknownValue, BadValue, Conflict,
        BadName, NotHttps, BadUrl, BadRedirect, RetiredUrl, Unset, NotInstalled, VariantUnsaid, UnknownVenue, UnknownScope, UnknownVersion, TokenFolder, NoEffect,
    ];
}
