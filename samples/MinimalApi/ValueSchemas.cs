using System.Text.Json.Nodes;
using FineCalc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

// What the values are on the wire: the serialiser knows that they write themselves, and not how.
internal sealed class ValueSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Money))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema> { ["amount"] = Number(), ["currency"] = Code() };
            schema.Required = new HashSet<string> { "amount", "currency" };
            schema.Examples = [new JsonObject { ["amount"] = 12.5m, ["currency"] = "GBP" }];
        }
        else if (type == typeof(Rate) || type == typeof(Count))
        {
            schema.Type = JsonSchemaType.Number;
        }
        else if (type == typeof(Currency))
        {
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, Code().Pattern);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Number() => new() { Type = JsonSchemaType.Number };

    private static OpenApiSchema Code() => new() { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$" };
}
