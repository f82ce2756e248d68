namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads where tokens are kept.</summary>
internal static class TokenStore
{
    private static readonly string[] Stores = ["file", "database"];

    /// <summary>Gives the path of a file store; null: the database keeps the tokens.</summary>
    public static string? Path(Block block, string folder)
    {
        var store = block.Choice("token_store", Stores);
        var written = block.Text("token_path");
        if (store == "file" && written is null)
        {
            block.Missing("token_path", "a file store needs a place", "Say token_path:, or token_store: database.");
        }

        if (string.IsNullOrEmpty(written))
        {
            return null;
        }

        if (store == "database")
        {
            block.Problems.Warn(block.Find("token_path")!, block.Path("token_path"), ConfigurationCodes.NoEffect, $"{block.Path("token_path")} has no effect while the database keeps the tokens.", "Take the line away.");
            return null;
        }

        var path = System.IO.Path.GetFullPath(written, folder);
        var parent = System.IO.Path.HasExtension(path) ? System.IO.Path.GetDirectoryName(path) : path;
        if (!Directory.Exists(parent))
        {
            block.Problems.Warn(block.Find("token_path")!, block.Path("token_path"), ConfigurationCodes.TokenFolder, $"The folder of {block.Path("token_path")} is not there yet.", "It is made at first use; check that the service may write there.");
        }

        return path;
    }
}
