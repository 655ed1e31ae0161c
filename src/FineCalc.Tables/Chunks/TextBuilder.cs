using System.Buffers.Binary;
using System.Text;
using Apache.Arrow;

namespace FineCalc.Tables;

// A column of texts in the making, in UTF-8 as Arrow keeps them.
internal sealed class TextBuilder(int rows)
{
    private readonly byte[] _offsets = new byte[(rows + 1) * sizeof(int)];
    private byte[] _bytes = new byte[rows * 8];
    private readonly Validity _validity = new(rows);
    private int _length;
    private int _rows;

    public void Add(ReadOnlySpan<char> text)
    {
        // As many as any text of the length may take, or where that is too many for all of them, as it takes.
        Room(_bytes.Length - _length >= 3L * (text.Length + 1) ? 0 : Encoding.UTF8.GetByteCount(text));
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        Next();
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        Room(text.Length);
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
        Next();
    }

    public void AddNull()
    {
        _validity.AddNull(_rows);
        Next();
    }

    // As many rows without a text.
    public static StringArray Nulls(int rows) =>
        new(rows, new ArrowBuffer(new byte[(rows + 1) * sizeof(int)]), ArrowBuffer.Empty, new ArrowBuffer(new byte[(rows + 7) / 8]), rows);

    public StringArray Build() =>
        new(
            _rows,
            new ArrowBuffer(_offsets.AsMemory(0, (_rows + 1) * sizeof(int))),
            new ArrowBuffer(_bytes.AsMemory(0, _length)),
            _validity.Buffer,
            _validity.Nulls
        );

    private void Room(int more)
    {
        if (_bytes.Length - _length < more)
        {
            var needed = (long)_length + more;
            if (needed > System.Array.MaxLength)
            {
                throw new ProblemException(
                    new Problem("texts-too-long", "The texts of one column come to more than 2 GB in the rows that are read at a time.")
                    {
                        Allowed = "shorter texts, or fewer rows at a time (ChunkRows)",
                    }
                );
            }

            System.Array.Resize(ref _bytes, (int)Math.Clamp(_bytes.Length * 2L, needed, System.Array.MaxLength));
        }
    }

    private void Next()
    {
        _rows++;
        BinaryPrimitives.WriteInt32LittleEndian(_offsets.AsSpan(_rows * sizeof(int)), _length);
    }
}
