using System.Security.Cryptography;

namespace LeVieuxMoulin.Connectors.Web.Access;

/// <summary>The token by which the command line of the same user calls this host; another one for every process.</summary>
public sealed class CommandLineToken
{
    /// <summary>Gets the token.</summary>
    public string Value { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Gets the operating system's user.</summary>
    public string User { get; } = Environment.UserName;

    /// <summary>Says nothing.</summary>
    public override string ToString() => nameof(CommandLineToken);
}
