using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Says what is wrong with a request that could not be read, in the caller's words: by field or parameter, and without a type of ours.</summary>
internal static partial class RequestFaults
{
    /// <summary>Explains it.</summary>
    /// <param name="bad">What the framework says.</param>
    /// <param name="expected">The type of the body that was expected; null: none.</param>
    public static ProblemDetails Explain(BadHttpRequestException bad, Type? expected) => bad switch
    {
        { InnerException: JsonException json } => Body(json, expected),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => ApiProblem.Of(bad.StatusCode, "BODY_TOO_LARGE", "The body is larger than anything this address takes."),
        { StatusCode: StatusCodes.Status400BadRequest } => Parameter(bad.Message),
        _ => ApiProblem.Of(bad.StatusCode, "REQUEST_MALFORMED", bad.Message),
    };

    /// <summary>Says that a parameter's value is not of its type.</summary>
    public static ProblemDetails Unreadable(string type, string name, string value) =>
        WithField("PARAMETER_INVALID", Camel(name), $"is \"{value}\", which is not {Wanted(type)}");

    private static ProblemDetails Parameter(string message)
    {
        if (NotBound().Match(message) is { Success: true } unbound)
        {
            return Unreadable(unbound.Groups["type"].Value, unbound.Groups["name"].Value, unbound.Groups["value"].Value);
        }

        if (Missing().Match(message) is { Success: true } missing && missing.Groups["place"].Value != "body")
        {
            return WithField("PARAMETER_MISSING", Camel(missing.Groups["name"].Value), "is missing");
        }

        return message.Contains("body", StringComparison.Ordinal)
            ? ApiProblem.Of(StatusCodes.Status400BadRequest, "BODY_MISSING", "The request needs a JSON body.")
            : ApiProblem.Of(StatusCodes.Status400BadRequest, "REQUEST_MALFORMED", message);
    }

    private static ProblemDetails Body(JsonException json, Type? expected)
    {
        if (LacksFields().Match(json.Message) is { Success: true } lacks)
        {
            return WithFields("BODY_INVALID", [.. Quoted().Matches(lacks.Groups["names"].Value).Select(name => new ApiFieldProblem(Field(json.Path, name.Groups[1].Value), "is missing"))]);
        }

        if (UnknownField().Match(json.Message) is { Success: true } unknown)
        {
            return WithField("BODY_INVALID", Field(Parent(json.Path), unknown.Groups["name"].Value), "is not a field of this request");
        }

        if (NotNull().IsMatch(json.Message))
        {
            return WithField("BODY_INVALID", Field(json.Path, null), "must not be null");
        }

        return Conversion().IsMatch(json.Message) && Field(json.Path, null) is { Length: > 0 } field
            ? WithField("BODY_INVALID", field, $"is not {Wanted(TypeAt(field, expected)?.ToString() ?? "")}")
            : ApiProblem.Of(StatusCodes.Status400BadRequest, "BODY_NOT_JSON", $"The body is not the JSON object that was expected (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}).");
    }

    private static ProblemDetails WithField(string code, string field, string message) => WithFields(code, [new ApiFieldProblem(field, message)]);

    private static ProblemDetails WithFields(string code, ApiFieldProblem[] fields)
    {
        var problem = ApiProblem.Of(StatusCodes.Status400BadRequest, code, $"{string.Join("; ", fields.Select(field => $"{field.Field} {field.Message}"))}.");
        problem.Extensions["errors"] = fields;
        return problem;
    }

    /// <summary>The path as a caller writes it: <c>lines[0].quantity</c>.</summary>
    private static string Field(string? path, string? name)
    {
        var steps = (path ?? "$").TrimStart('$').Split('.', StringSplitOptions.RemoveEmptyEntries).Append(name).OfType<string>().Select(Camel);
        return string.Join('.', steps);
    }

    /// <summary>The framework names the whole body's type; a caller needs the field's.</summary>
    private static Type? TypeAt(string field, Type? expected)
    {
        foreach (var step in field.Split('.'))
        {
            var name = step.Split('[')[0];
            var known = expected is null ? null : WebJson.Default.GetTypeInfo(expected);
            expected = known?.Properties.FirstOrDefault(property => property.Name == name)?.PropertyType;
            expected = step.Contains('[', StringComparison.Ordinal) && expected is not null ? WebJson.Default.GetTypeInfo(expected)?.ElementType : expected;
        }

        return expected;
    }

    private static string? Parent(string? path) => path is null ? null : path[..Math.Max(1, path.LastIndexOf('.'))];

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static string Wanted(string type)
    {
        var plain = Wrapper().Replace(type, "").TrimEnd('?', '>', ']');
        return plain switch
        {
            "DateOnly" => "a day such as 2026-11-24",
            "int" or "long" or "Int32" or "Int64" => "a whole number",
            "decimal" or "Decimal" or "double" or "Double" => "a number",
            "bool" or "Boolean" => "true or false",
            "String" => "a text",
            _ when type.Contains("List", StringComparison.Ordinal) => "a list",
            _ => "of the form that is expected here",
        };
    }

    [GeneratedRegex("""^Failed to bind parameter "(?<type>.+) (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex NotBound();

    [GeneratedRegex("""^Required parameter ".+ (?<name>\w+)" was not provided from (?<place>.+)\.$""")]
    private static partial Regex Missing();

    [GeneratedRegex("missing required properties including: (?<names>.+)$")]
    private static partial Regex LacksFields();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("^The JSON property '(?<name>.+)' could not be mapped to any")]
    private static partial Regex UnknownField();

    [GeneratedRegex(@"^(System\.)?(Nullable(`1)?[<\[])?(System\.)?")]
    private static partial Regex Wrapper();

    [GeneratedRegex("doesn't allow (setting )?null values")]
    private static partial Regex NotNull();

    [GeneratedRegex(@"^The JSON value could not be converted to ")]
    private static partial Regex Conversion();
}
