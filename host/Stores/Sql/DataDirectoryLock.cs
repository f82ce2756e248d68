using System.Globalization;
using System.Text;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The sole right to a data directory, held by one process at a time through <c>moulin.lock</c>.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private const string FileName = "moulin.lock";
    private readonly FileStream file;

    private DataDirectoryLock(FileStream file) => this.file = file;

    /// <summary>Takes the directory, making it when it is not there.</summary>
    /// <param name="directory">The data directory.</param>
    /// <exception cref="StoreException">Another process has it, or it cannot be written to.</exception>
    public static DataDirectoryLock Acquire(string directory)
    {
        var path = Path.Combine(directory, FileName);
        FileStream file;
        try
        {
            Directory.CreateDirectory(directory);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StoreException("STORE_NOT_WRITABLE", $"The data directory {directory} cannot be written to. Give this user the right to write there, or name another one with --data.", failure);
        }
        catch (IOException failure) when (File.Exists(path))
        {
            throw new StoreException("STORE_IN_USE", $"The data directory {directory} is in use by another process{Holder(path)}. Stop that one, or name another directory with --data.", failure);
        }
        catch (IOException failure)
        {
            throw new StoreException("STORE_NOT_WRITABLE", $"The data directory {directory} cannot be used: {failure.Message}", failure);
        }

        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return new DataDirectoryLock(file);
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    /// <summary>Reads who holds the lock, where the system lets a locked file be read.</summary>
    private static string Holder(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            var text = reader.ReadToEnd();
            return text.Length is > 0 and < 12 ? $" (process {text})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
