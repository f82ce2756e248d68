using System.CommandLine;
using System.Globalization;
using System.Text;
using LeVieuxMoulin.Connectors.Host.Cli;
using LeVieuxMoulin.Connectors.Host.Cli.Commands;
using LeVieuxMoulin.Connectors.Host.Service;

// The host runs under the invariant culture; language is chosen where text is shown.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand(Words.Say("Le Vieux Moulin Connectors: one host, one connector per vendor", "Le Vieux Moulin Connectors : un hôte, un connecteur par fournisseur"));
GlobalOptions.AddTo(root);
RunCommand.AddTo(root);
DemoCommand.AddTo(root);
ConfigCommands.AddTo(root);
PluginCommands.AddTo(root);
ConnectionCommands.AddTo(root);
AuthCommands.AddTo(root);
SetupCommand.AddTo(root);
RecordCommands.AddTo(root);
OrderCommands.AddTo(root);
OperationCommands.AddTo(root);
LoyaltyCommands.AddTo(root);
JournalCommands.AddTo(root);
StoreCommands.AddTo(root);
KeyCommands.AddTo(root);
DoctorCommand.AddTo(root);
return await WindowsService.RunAsync(() => CommandLine.RunAsync(root.Parse(args)));
