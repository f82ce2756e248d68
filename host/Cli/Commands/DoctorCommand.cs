using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin doctor</c>: everything a support desk asks first.</summary>
internal static class DoctorCommand
{
    /// <summary>Adds the verb.</summary>
    public static void AddTo(RootCommand root) =>
        root.Subcommands.Add(Verb.Calling(new CliCommand("doctor", Words.Say("Look for what is wrong", "Cherche ce qui ne va pas")), null, ExamineAsync));

    private static async Task<int> ExamineAsync(Verb verb, ApiClient api, CancellationToken cancellationToken)
    {
        var report = new JsonObject
        {
            ["configuration"] = (await api.GetAsync("v1/configuration/problems", cancellationToken))["problems"]!.DeepClone(),
            ["plugins"] = (await api.GetAsync("v1/plugins", cancellationToken))["items"]!.DeepClone(),
            ["problems"] = (await api.GetAsync("v1/problems", cancellationToken))["items"]!.DeepClone(),
            ["audit"] = (await api.PostAsync("v1/audit/verify", null, cancellationToken)).DeepClone(),
        };
        var findings = Findings(report).ToList();
        verb.Output.Print(report, _ =>
        {
            foreach (var finding in findings)
            {
                Terminal.Screen.MarkupLineInterpolated($"[yellow]![/] {finding}");
            }

            Terminal.Screen.WriteLine(findings.Count == 0 ? Words.Say("All is well.", "Tout va bien.") : "");
        });
        return findings.Count == 0 ? ExitCodes.Ok : ExitCodes.CheckFailed;
    }

    private static IEnumerable<string> Findings(JsonObject report)
    {
        foreach (var problem in report["configuration"]!.AsArray())
        {
            yield return $"{problem!["file"]}({problem["line"]},{problem["column"]}): {problem["message"]} {problem["suggestion"]}";
        }

        foreach (var plugin in report["plugins"]!.AsArray().Where(plugin => plugin!["reason"] is not null))
        {
            yield return $"{plugin!["id"]}: {plugin["reason"]}";
        }

        foreach (var problem in report["problems"]!.AsArray())
        {
            yield return $"{problem!["connection"]} {problem["code"]}: {problem["message"]} {problem["action"]}";
        }

        if (!report["audit"]!["intact"]!.GetValue<bool>())
        {
            yield return $"{Words.Say("The audit chain is broken at entry", "La chaîne d'audit est rompue à l'entrée")} {report["audit"]!["firstBad"]}";
        }
    }
}
