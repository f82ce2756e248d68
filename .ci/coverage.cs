// Merges the coverage files of all test projects and prints the covered lines per assembly.
// Fails when an assembly is below the share it has to keep.
#:property TreatWarningsAsErrors=false
using System.Globalization;
using System.Xml.Linq;

string[] ours = ["LeVieuxMoulin.Connectors.Abstractions", "LeVieuxMoulin.Connectors.Engine"];

var lines = new Dictionary<string, Dictionary<(string, int), bool>>();
foreach (var file in Directory.EnumerateFiles(args[0], "*.cobertura.xml", SearchOption.AllDirectories))
{
    foreach (var package in XDocument.Load(file).Descendants("package"))
    {
        var name = package.Attribute("name")!.Value;
        var known = lines.TryGetValue(name, out var found) ? found : lines[name] = [];
        foreach (var type in package.Descendants("class"))
        {
            foreach (var line in type.Descendants("line"))
            {
                var key = (type.Attribute("filename")!.Value, int.Parse(line.Attribute("number")!.Value, CultureInfo.InvariantCulture));
                known[key] = known.GetValueOrDefault(key) || line.Attribute("hits")!.Value != "0";
            }
        }
    }
}

var failed = false;
foreach (var (name, known) in lines.OrderBy(pair => pair.Key, StringComparer.Ordinal))
{
    var covered = known.Count == 0 ? 1 : (double)known.Values.Count(hit => hit) / known.Count;
    var isPlugin = known.Keys.Any(line => line.Item1.Replace('\\', '/').Contains("/plugins/", StringComparison.Ordinal));
    var wanted = ours.Contains(name) ? 0.90 : isPlugin ? 0.85 : 0;
    var low = covered < wanted;
    failed |= low;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-45} {covered,7:P1} of {known.Count,6} lines{(low ? $"  below {wanted:P0}" : "")}"));
}

return failed ? 1 : 0;
