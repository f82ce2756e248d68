using System.Xml;
using System.Xml.Schema;

namespace LeVieuxMoulin.Connectors.UblCodec.Tests;

/// <summary>The standard's schemas and examples, which lie beside this repository and never in it.</summary>
internal static class Shared
{
    private const string Standards = "shared/vendor-specs/supplier-standards";

    /// <summary>Gives a folder of theirs, or skips the test.</summary>
    public static string Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, Standards, name) is var found && Directory.Exists(found))
            {
                return found;
            }
        }

        Assert.Skip($"The standard's files are not beside this repository (../{Standards}/{name}).");
        return "";
    }

    /// <summary>Holds a document to the schema of its kind.</summary>
    public static IReadOnlyList<string> Violations(byte[] content, string kind)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };

        // The schema for signatures begins with a document type.
        using (var reader = XmlReader.Create(Path.Combine(Folder("ubl-2.1/xsdrt"), "maindoc", $"UBL-{kind}-2.1.xsd"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse }))
        {
            schemas.Add(null, reader);
        }

        var violations = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings };
        settings.ValidationEventHandler += (_, told) => violations.Add($"{told.Exception.LineNumber}: {told.Message}");
        using var document = XmlReader.Create(new MemoryStream(content), settings);
        while (document.Read())
        {
        }

        return violations;
    }
}
