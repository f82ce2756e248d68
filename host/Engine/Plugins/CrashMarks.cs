using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Remembers, across the end of the process, which plugin was being started when it came.</summary>
internal sealed class CrashMarks(string folder)
{
    private const string Loading = "loading-";
    private const string Aside = "aside-";

    /// <summary>Turns what an earlier process left behind into plugins that are set aside.</summary>
    /// <returns>The plugins concerned.</returns>
    public IReadOnlyList<string> BeginRun()
    {
        Directory.CreateDirectory(folder);
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(folder, Loading + "*"))
        {
            var id = Path.GetFileName(file)[Loading.Length..];
            SetAside(id, File.ReadAllText(file), "the host ended while it was being started");
            File.Delete(file);
            found.Add(id);
        }

        return found;
    }

    /// <summary>Writes down, durably, that a plugin is about to be started.</summary>
    public void BeginLoading(string id, string hash) => Write(Path.Combine(folder, Loading + id), hash);

    /// <summary>Writes down that it started, or failed without taking the host along.</summary>
    public void EndLoading(string id) => File.Delete(Path.Combine(folder, Loading + id));

    /// <summary>Sets a plugin aside for the next starts.</summary>
    public void SetAside(string id, string hash, string why) => Write(Path.Combine(folder, Aside + id), $"{hash}\n{why}");

    /// <summary>Tells why these files of a plugin are set aside; null when they are not. Other files are another chance.</summary>
    public string? WhyAside(string id, string hash)
    {
        var file = Path.Combine(folder, Aside + id);
        return File.Exists(file) && File.ReadAllText(file).Split('\n') is [var written, .. var why] && (written.Length == 0 || written == hash) ? string.Join(' ', why) : null;
    }

    /// <summary>Gives a plugin another chance.</summary>
    /// <returns>Whether it was set aside.</returns>
    public bool Forgive(string id)
    {
        var file = Path.Combine(folder, Aside + id);
        var was = File.Exists(file);
        File.Delete(file);
        return was;
    }

    private static void Write(string path, string text)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
