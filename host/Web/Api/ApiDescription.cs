using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Modules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>What <c>/openapi/v1.json</c> says beyond what the endpoints say themselves: the title, the key, and how problems look.</summary>
internal static partial class ApiDescription
{
    private const string Bearer = "bearer";
    private const string Problem = "Problem";

    /// <summary>Sets the description up.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Le Vieux Moulin Connectors",
                Version = "v1",
                Description = "What the restaurant's vendors know, and writes at them, each carried out once. Lists answer items and next; give next as after to go on.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context);
            return Task.CompletedTask;
        });
    }

    private static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        AddComponents(document);
        operation.Responses ??= [];
        operation.Responses["default"] = Refusal(document, "What went wrong; code is stable, detail says what to do.");
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().FirstOrDefault() is not { } needed)
        {
            return;
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ModuleAction>().FirstOrDefault() is { } action)
        {
            operation.Parameters = [.. PathValue().Matches(action.Path).Select(value => new OpenApiParameter { Name = value.Groups[1].Value, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } })];
        }

        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        operation.Responses["401"] = Refusal(document, "No key was sent, or it is not known or was revoked.");
        operation.Responses["403"] = Refusal(document, $"The key's scope is lower than {needed.Policy}.");
    }

    private static OpenApiResponse Refusal(OpenApiDocument document, string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) } },
    };

    private static void AddComponents(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes.TryAdd(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "An API key, made with: moulin keys create NAME --scope read|write|admin",
        });
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas.TryAdd(Problem, ProblemSchema());
    }

    /// <summary>RFC 9457, with the members that this API adds.</summary>
    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "status", "title", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Always about:blank; code tells more."),
            ["title"] = Text("The status in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("What is wrong and what to do, for people."),
            ["code"] = Text("What is wrong, for programs; stable."),
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Description = "The fields that are wrong.", Items = FieldSchema() },
            ["vendorCode"] = Text("The vendor's own code, where a vendor refused."),
            ["vendorStatus"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The vendor's HTTP status." },
        },
    };

    private static OpenApiSchema FieldSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "field", "message" },
        Properties = new Dictionary<string, IOpenApiSchema> { ["field"] = Text("The field's path, such as lines[1].itemId."), ["message"] = Text("What is wrong with it.") },
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathValue();

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
