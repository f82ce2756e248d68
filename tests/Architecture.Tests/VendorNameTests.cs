using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Architecture.Tests;

public sealed partial class VendorNameTests
{
    [Theory]
    [InlineData("host")]
    [InlineData("abstractions")]
    public void No_file_names_a_vendor(string folder)
    {
        var found = Repository.Sources(folder)
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (file, line, number: index + 1)))
            .Where(place => Vendor().IsMatch(place.line))
            .Select(place => $"{Path.GetRelativePath(Repository.Root, place.file)}({place.number}): {place.line.Trim()}");
        found.ShouldBeEmpty();
    }

    /// <summary>Words that are also everyday English count only where they are capitalised or stand alone as an id.</summary>
    [GeneratedRegex(@"[Ll]ightspeed|[Tt]ransgourmet|[Pp]omona|[Tt]he[Ff]ork|[Ll]a[Ff]ourchette|[Oo]pen[Tt]able|[Hh]ub[Ss]pot|\b[Zz]oho|\bSquare|\bMetro|""(square|metro)""")]
    private static partial Regex Vendor();
}
