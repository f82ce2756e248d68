using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>drop_folder:</c>, whose three folders are needed together.</summary>
internal static class DropFolderReader
{
    private static readonly string[] Keys = ["out", "in", "done"];

    /// <summary>Reads the block; null when there is none.</summary>
    /// <param name="block">The block.</param>
    /// <param name="variant">The variant in force, which may need it.</param>
    /// <param name="folder">The folder that relative paths begin at.</param>
    public static DropFolderSettings? Read(Block block, ManifestVariant variant, string folder)
    {
        if (block.IsAbsent && !variant.Needs.Contains("drop-folder"))
        {
            return null;
        }

        var paths = new List<string>();
        foreach (var key in Keys)
        {
            if (block.Text(key) is { Length: > 0 } written)
            {
                paths.Add(Path.TrimEndingDirectorySeparator(Path.GetFullPath(written, folder)));
            }
            else
            {
                block.Missing(key, "documents are exchanged through three folders", "Say drop_folder: {out: …, in: …, done: …}: what is sent, what arrives, and what is kept of both.");
            }
        }

        block.Close();
        if (paths.Count < Keys.Length)
        {
            return null;
        }

        if (paths.Distinct(StringComparer.OrdinalIgnoreCase).Count() < Keys.Length)
        {
            block.Problems.Error(block.At, block.Path(""), ConfigurationCodes.Conflict, $"Two of the folders of {block.Path("")} are one.", "Name three: what is kept would else be read as if it had arrived.");
        }

        return new DropFolderSettings(paths[0], paths[1], paths[2]);
    }
}
