using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Asks for the tags of contacts; they come all at once.</summary>
internal sealed class ZohoTags(ZohoApi api)
{
    public async Task<IReadOnlyList<ZohoTag>> ListAsync(CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync($"settings/tags?module={ZohoFields.Module}", cancellationToken);
        return answer.Length == 0 ? [] : JsonSerializer.Deserialize(answer, ZohoJson.Default.ZohoTagList)!.Tags;
    }
}

/// <summary>The tags of contacts.</summary>
internal sealed record ZohoTagList(List<ZohoTag> Tags);

/// <summary>A tag.</summary>
internal sealed record ZohoTag(string Id, string Name, DateTimeOffset? CreatedTime = null);

/// <summary>A view: its criteria decide whom it shows.</summary>
internal sealed record ZohoView(string Id, string? DisplayValue = null, string? Name = null);
