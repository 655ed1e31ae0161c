using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FineCalc.Json;

// The SHA-256 of a document without what is no part of it: blanks, other ways to write a letter or a number, the digest itself, and the
// schema that editors put there. Whoever writes the rest on one line gets the same; a changed key, value or order gives another.
internal sealed class JsonDigest : IDisposable
{
    public const string Name = "digest";

    private const int Piece = 1 << 14;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder _text = new("{");
    private bool _isFirst = true;

    // Of all that was taken in so far.
    public string Value()
    {
        _text.Append('}');
        Pass();
        return "sha256:" + Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Begin(bool isObject) => Put(isObject ? "{" : "[", true);

    public void End(bool isObject)
    {
        _isFirst = true;
        Put(isObject ? "}" : "]");
    }

    public void Key(string key)
    {
        Quote(key);
        _text.Append(':');
        _isFirst = true;
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Put("null");
        }
        else
        {
            Quote(text);
        }
    }

    public void Number(decimal number) => Put(FineCalc.Text.Plain(number));

    public void Flag(bool flag) => Put(flag ? "true" : "false");

    public void Dispose() => _hash.Dispose();

    private void Put(string token, bool opens = false)
    {
        _text.Append(_isFirst ? "" : ",").Append(token);
        _isFirst = opens;
        if (_text.Length > Piece)
        {
            Pass();
        }
    }

    private void Quote(string text)
    {
        Put("\"");
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '"' or '\\':
                    _text.Append('\\').Append(letter);
                    break;
                case < ' ':
                    _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
                    break;
                default:
                    _text.Append(letter);
                    break;
            }
        }

        _text.Append('"');
    }

    private void Pass()
    {
        _hash.AppendData(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }
}
