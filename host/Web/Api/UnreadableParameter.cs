using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Names the parameter for which a request was refused: the compiled binding refuses an optional one without a word.</summary>
internal static class UnreadableParameter
{
    /// <summary>Looks for it.</summary>
    /// <param name="context">The refused request.</param>
    /// <returns>The problem; null when every parameter can be read.</returns>
    public static ProblemDetails? Find(HttpContext context)
    {
        foreach (var parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
            var value = context.Request.Query[parameter.Name].ToString();
            if (parameter.HasTryParse && value.Length > 0 && !IsReadable(type, value))
            {
                return RequestFaults.Unreadable(type.Name, parameter.Name, value);
            }
        }

        return null;
    }

    private static bool IsReadable(Type type, string value) =>
        type == typeof(int) ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        : type == typeof(long) ? long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        : type == typeof(bool) ? bool.TryParse(value, out _)
        : type != typeof(DateOnly) || DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _);
}
