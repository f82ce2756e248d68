using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>A cheap picture of the folder, to see a change that the system did not tell (network drives, mounted volumes).</summary>
internal static class FolderStamp
{
    public static string Of(string folder)
    {
        try
        {
            return string.Join('|', ConfigurationFiles.In(folder).Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reading itself says what is wrong; here it only counts that it is another state.
            return exception.GetType().Name;
        }
    }
}
