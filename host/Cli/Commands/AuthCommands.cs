using System.CommandLine;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin auth login|status|logout NAME</c>.</summary>
internal static class AuthCommands
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var auth = new CliCommand("auth", Words.Say("The vendors' consent", "Le consentement des fournisseurs"));
        auth.Subcommands.Add(Login());
        auth.Subcommands.Add(Status());
        auth.Subcommands.Add(Logout());
        root.Subcommands.Add(auth);
    }

    private static CliCommand Login()
    {
        var name = Name();
        var noBrowser = new Option<bool>("--no-browser") { Description = Words.Say("Print the address instead of opening it", "Affiche l'adresse au lieu de l'ouvrir") };
        var paste = new Option<bool>("--paste") { Description = Words.Say("Paste the address the vendor redirected to (for HTTPS redirects)", "Coller l'adresse de redirection du fournisseur (redirections HTTPS)") };
        return Verb.Calling(new CliCommand("login", Words.Say("Give or renew the consent", "Donne ou renouvelle le consentement")) { noBrowser, paste }, name, async (verb, api, cancellationToken) =>
        {
            var pasting = verb.Parsed.GetValue(paste);
            var login = await api.PostAsync($"v1/connections/{Query.Segment(verb.Parsed.GetValue(name))}/login", new JsonObject { ["paste"] = pasting }, cancellationToken);
            var address = new Uri(login["authorizationUrl"]!.ToString());
            await AnnounceAsync(address, !verb.Parsed.GetValue(noBrowser), cancellationToken);
            login = pasting
                ? await api.PostAsync($"v1/logins/{login["id"]}/complete", new JsonObject { ["redirected"] = Pasted() }, cancellationToken)
                : await WaitAsync(api, login, cancellationToken);
            if (login["state"]!.ToString() != "done")
            {
                throw new CliFailure(ExitCodes.Failed, login["code"]?.ToString() ?? "LOGIN_FAILED", login["reason"]?.ToString() ?? "The login did not end well.");
            }

            verb.Output.Print(login, value => Console.WriteLine(Words.Say($"Connected: {value["accountId"]}", $"Connecté : {value["accountId"]}")));
            return ExitCodes.Ok;
        });
    }

    private static CliCommand Status()
    {
        var name = Name();
        return Verb.Calling(new CliCommand("status", Words.Say("Show whether the consent holds", "Montre si le consentement tient")), name, async (verb, api, cancellationToken) =>
        {
            var connection = await api.GetAsync($"v1/connections/{Query.Segment(verb.Parsed.GetValue(name))}", cancellationToken);
            var status = new JsonObject { ["name"] = connection["name"]!.DeepClone(), ["state"] = connection["state"]!.DeepClone(), ["accountId"] = connection["accountId"]?.DeepClone() };
            verb.Output.Print(status, value => Console.WriteLine($"{value["name"]}: {Words.State(value["state"]!.ToString())} {value["accountId"]}"));
            return ExitCodes.Ok;
        });
    }

    private static CliCommand Logout()
    {
        var name = Name();
        return Verb.Calling(new CliCommand("logout", Words.Say("Forget the tokens", "Oublie les jetons")), name, async (verb, api, cancellationToken) =>
        {
            verb.Output.Print(await api.DeleteAsync($"v1/connections/{Query.Segment(verb.Parsed.GetValue(name))}/login", cancellationToken), _ => Console.WriteLine(Words.Say("Forgotten.", "Oubliés.")));
            return ExitCodes.Ok;
        });
    }

    private static async Task<JsonNode> WaitAsync(ApiClient api, JsonNode login, CancellationToken cancellationToken)
    {
        while (login["state"]!.ToString() == "waiting")
        {
            await Task.Delay(Interval, cancellationToken);
            login = await api.GetAsync($"v1/logins/{login["id"]}", cancellationToken);
        }

        return login;
    }

    /// <summary>The address goes to standard error, so that <c>--json</c> stays alone on standard output.</summary>
    private static async Task AnnounceAsync(Uri address, bool open, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine(Words.Say($"Open this address and agree: {address.AbsoluteUri}", $"Ouvrez cette adresse et acceptez : {address.AbsoluteUri}"));
        if (open)
        {
            await new SystemBrowser().OpenAsync(address, cancellationToken);
        }
    }

    private static string Pasted()
    {
        Console.Error.Write(Words.Say("Paste the whole address you were sent to: ", "Collez l'adresse complète où vous avez été renvoyé : "));
        return Console.ReadLine() is { Length: > 0 } text ? text.Trim() : throw new CliFailure(ExitCodes.Invalid, "LOGIN_NOTHING_PASTED", Words.Say("Nothing was pasted.", "Rien n'a été collé."));
    }

    private static Argument<string> Name() => new("name") { Description = Words.Say("The connection", "La connexion") };
}
