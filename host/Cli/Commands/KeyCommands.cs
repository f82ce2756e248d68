using System.CommandLine;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin keys create|list|revoke</c>.</summary>
internal static class KeyCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var keys = new CliCommand("keys", Words.Say("Keys of the HTTP API", "Les clés de l'API HTTP"));
        keys.Subcommands.Add(Create());
        keys.Subcommands.Add(Verb.Calling(new CliCommand("list", Words.Say("List the keys, without their values", "Liste les clés, sans leurs valeurs")), null, ListAsync));
        keys.Subcommands.Add(Revoke());
        root.Subcommands.Add(keys);
    }

    private static CliCommand Create()
    {
        var name = Name();
        var scope = new Option<string>("--scope") { Description = Words.Say("read, write or admin", "read, write ou admin"), DefaultValueFactory = _ => "read" };
        scope.AcceptOnlyFromAmong("read", "write", "admin");
        return Verb.Calling(new CliCommand("create", Words.Say("Make a key; it is shown once", "Crée une clé ; elle n'est montrée qu'une fois")) { name, scope }, null, async (verb, api, cancellationToken) =>
        {
            var body = new JsonObject { ["name"] = verb.Parsed.GetValue(name), ["scope"] = verb.Parsed.GetValue(scope) };
            verb.Output.Print(await api.PostAsync("v1/keys", body, cancellationToken), value => Console.WriteLine(value["key"]));
            return ExitCodes.Ok;
        });
    }

    private static async Task<int> ListAsync(Verb verb, ApiClient api, CancellationToken cancellationToken)
    {
        verb.Output.Table(
            await api.GetAsync("v1/keys", cancellationToken),
            (Words.Say("Name", "Nom"), Output.Text("name")),
            (Words.Say("Scope", "Portée"), Output.Text("scope")),
            (Words.Say("Created at", "Créée"), Output.Text("createdAt")),
            (Words.Say("Revoked at", "Révoquée"), Output.Text("revokedAt")));
        return ExitCodes.Ok;
    }

    private static CliCommand Revoke()
    {
        var name = Name();
        return Verb.Calling(new CliCommand("revoke", Words.Say("Make a key worthless", "Révoque une clé")) { name }, null, async (verb, api, cancellationToken) =>
        {
            verb.Output.Print(await api.DeleteAsync($"v1/keys/{Query.Segment(verb.Parsed.GetValue(name))}", cancellationToken), _ => Console.WriteLine(Words.Say("Revoked.", "Révoquée.")));
            return ExitCodes.Ok;
        });
    }

    private static Argument<string> Name() => new("name") { Description = Words.Say("The key's name", "Le nom de la clé") };
}
