using System.Text;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors;

/// <summary>Turns contract types into the names that manifests, the API and the console share.</summary>
internal static partial class CapabilityNames
{
    private static readonly Dictionary<Type, string> Verbs = new()
    {
        [typeof(IFeed<>)] = "feed",
        [typeof(IFetch<>)] = "fetch",
        [typeof(IWrite<>)] = "write",
        [typeof(IWriteMany<>)] = "write-many",
        [typeof(IFind<>)] = "find",
        [typeof(IAsk<,>)] = "ask",
    };

    private static readonly Dictionary<Type, string> Singles = new()
    {
        [typeof(IWebhookReceiver)] = "webhooks",
        [typeof(IWebhookSubscriber)] = "webhook-subscriptions",
        [typeof(ISetup)] = "setup",
    };

    public static string Of(Type capability)
    {
        if (Singles.TryGetValue(capability, out var single))
        {
            return single;
        }

        if (capability.IsGenericType
            && Verbs.TryGetValue(capability.GetGenericTypeDefinition(), out var verb)
            && capability.GetGenericArguments()[0] is var subject
            && subject.Assembly == typeof(CapabilityNames).Assembly)
        {
            return $"{verb}.{Kebab(subject.Name)}";
        }

        throw new ArgumentException($"{capability} is not a capability of this contract over this contract's types.", nameof(capability));
    }

    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    public static bool IsKebab(string? name) => name is not null && KebabPattern().IsMatch(name);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex KebabPattern();
}
