using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FineCalc.Json;

// A hash of all that a document says: every key and every value in their order, and neither blanks nor the way a number or a letter is
// written. Writing and reading make it alike.
internal sealed class JsonDigest : IDisposable
{
    public const string Name = "digest";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // That of a document that was read: all that is in it but the digest itself, and the schema that editors put there.
    public static string Of(JsonNode document)
    {
        using var digest = new JsonDigest();
        foreach (var child in document.Children)
        {
            if (child.Name is not (Name or "$schema"))
            {
                digest.Key(child.Name);
                digest.Add(child);
            }
        }

        return digest.Value();
    }

    public string Value() => "sha256:" + Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Begin(bool isObject) => Add(isObject ? "{" : "[");

    public void End() => Add(";");

    public void Key(string key) => Add("k", key);

    public void Text(string? text)
    {
        if (text is null)
        {
            Add("n");
        }
        else
        {
            Add("t", text);
        }
    }

    public void Number(decimal number) => Add("d", FineCalc.Text.Plain(number));

    public void Flag(bool flag) => Add(flag ? "y" : "x");

    public void Dispose() => _hash.Dispose();

    private void Add(JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonKind.Object or JsonKind.Array:
                Begin(node.Kind == JsonKind.Object);
                foreach (var child in node.Children)
                {
                    if (node.Kind == JsonKind.Object)
                    {
                        Key(child.Name);
                    }

                    Add(child);
                }

                End();
                break;
            case JsonKind.Text:
                Text(node.Text);
                break;
            case JsonKind.Number:
                Number(node.Number);
                break;
            case JsonKind.Flag:
                Flag(node.Flag);
                break;
            default:
                Text(null);
                break;
        }
    }

    private void Add(string tag, string text) => Add(string.Create(CultureInfo.InvariantCulture, $"{tag}{text.Length}:{text}"));

    private void Add(string token) => _hash.AppendData(Encoding.UTF8.GetBytes(token));
}
