using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Web.Tests.Support;

/// <summary>What the host answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Text">The body.</param>
/// <param name="Location">The header <c>Location</c>.</param>
internal sealed record Answer(HttpStatusCode Status, string? MediaType, string Text, string? Location)
{
    /// <summary>Gets the body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>Gets the problem's code; fails when the answer is no problem.</summary>
    public string Code
    {
        get
        {
            MediaType.ShouldBe("application/problem+json", Text);
            Json["status"]!.GetValue<int>().ShouldBe((int)Status);
            Json["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
            return Json["code"]!.GetValue<string>();
        }
    }

    /// <summary>Gets the fields that the problem blames.</summary>
    public IReadOnlyList<string> Fields => Json["errors"]?.AsArray().Select(error => error!["field"]!.GetValue<string>()).ToList() ?? [];
}
