namespace FineCalc.Risk;

// A summary as bytes, the same whatever the order in which its parts came together: the buckets that hold anything, by the distance from
// one to the next, and both sums with their carries settled.
internal sealed partial class Summary
{
    public void Write(BinaryWriter to)
    {
        to.Write7BitEncodedInt64(Count);
        if (Count == 0)
        {
            return;
        }

        // Minus nothing is nothing.
        to.Write(Least + 0d);
        to.Write(Greatest + 0d);
        _sum.Write(to);
        _squares.Write(to);
        to.Write7BitEncodedInt(_pages.Sum(page => page?.Cells.Count(c => c.Count > 0) ?? 0));
        var before = 0;
        for (var at = 0; at < _pages.Length * Buckets; at++)
        {
            if (_pages[at / Buckets] is not { } page)
            {
                at += Buckets - 1;
                continue;
            }

            var cell = page.Cells[at % Buckets];
            if (cell.Count > 0)
            {
                var isOne = !double.IsNaN(cell.Same);
                to.Write7BitEncodedInt(at - before);
                to.Write7BitEncodedInt64((cell.Count << 1) | (isOne ? 1L : 0L));
                if (isOne)
                {
                    to.Write(cell.Same + 0d);
                }

                before = at;
            }
        }
    }

    // What is no summary ends in a FormatException, wherever it stops making sense.
    public static Summary Read(BinaryReader from)
    {
        var all = new Summary { Count = from.Read7BitEncodedInt64() };
        if (all.Count == 0)
        {
            return all;
        }

        (all.Least, all.Greatest) = (from.ReadDouble(), from.ReadDouble());
        all._sum.Read(from);
        all._squares.Read(from);
        var (at, counted) = (0, 0L);
        for (var cells = from.Read7BitEncodedInt(); cells > 0; cells--)
        {
            at = checked(at + from.Read7BitEncodedInt());
            if (at < 0 || at >= all._pages.Length * Buckets)
            {
                throw new FormatException("A bucket lies outside.");
            }

            var packed = from.Read7BitEncodedInt64();
            (all._pages[at / Buckets] ?? all.NewPage(at / Buckets)).Cells[at % Buckets] = new Cell
            {
                Count = packed >> 1,
                Same = (packed & 1) == 0 ? double.NaN : from.ReadDouble(),
            };
            counted = checked(counted + (packed >> 1));
        }

        return counted == all.Count ? all : throw new FormatException("The buckets do not hold as many as were counted.");
    }
}

internal sealed partial class ExactSum
{
    public void Write(BinaryWriter to)
    {
        Carry(CarryAfter);
        var used = Array.FindLastIndex(_digits, d => d != 0) + 1;
        var first = Math.Max(0, Array.FindIndex(_digits, d => d != 0));
        to.Write7BitEncodedInt(first);
        to.Write7BitEncodedInt(Math.Max(0, used - first));
        for (var i = first; i < used; i++)
        {
            to.Write7BitEncodedInt64(_digits[i]);
        }
    }

    public void Read(BinaryReader from)
    {
        var (first, count) = (from.Read7BitEncodedInt(), from.Read7BitEncodedInt());
        if (first < 0 || count < 0 || first + count > Digits)
        {
            throw new FormatException("A sum has too many digits.");
        }

        for (var i = first; i < first + count; i++)
        {
            _digits[i] = from.Read7BitEncodedInt64();
        }
    }
}
