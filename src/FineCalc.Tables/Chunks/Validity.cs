using Apache.Arrow;

namespace FineCalc.Tables;

// Which rows of a column have a value, a bit for each as Arrow keeps them; none are kept where all have.
internal sealed class Validity(int rows)
{
    private byte[]? _bits;

    public int Nulls { get; private set; }

    public ArrowBuffer Buffer => _bits is null ? ArrowBuffer.Empty : new ArrowBuffer(_bits);

    public void AddNull(int row)
    {
        if (_bits is null)
        {
            _bits = new byte[(rows + 7) / 8];
            System.Array.Fill(_bits, (byte)0xFF);
        }

        _bits[row / 8] &= unchecked((byte)~(1 << (row % 8)));
        Nulls++;
    }
}
