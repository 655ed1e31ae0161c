using System.Collections.Concurrent;

namespace FineCalc.Risk;

/// <summary>
/// Parties that may be fined: what is known of each, what is uncertain of every case, and how often a year each has one. Immutable.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class Portfolio
{
    /// <summary>A portfolio.</summary>
    /// <param name="parties">What is known of each party: one row each, not grouped.</param>
    /// <param name="cases">What all cases share and what is uncertain of them, drawn anew for each case.</param>
    /// <param name="frequencies">How many cases each party has in a year, a distribution of whole numbers such as
    /// <see cref="Distribution.Poisson"/>: one for each row, or one for all.</param>
    /// <param name="names">A name for each party: a party's draws hang on its name, so that adding or removing another changes none of
    /// them. The numbers of the rows unless given.</param>
    /// <exception cref="ArgumentException">The lengths differ, two parties have one name, a frequency gives other than whole numbers from
    /// 0, something uncertain of a case is given as trials in their order, or the table is grouped or has shared facts of its
    /// own.</exception>
    public Portfolio(FactTable parties, UncertainFacts cases, IReadOnlyList<Distribution> frequencies, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(frequencies);
        (Parties, Cases, Frequencies) = (parties, cases, frequencies);
        Names = names ?? [.. Enumerable.Range(0, parties.Rows).Select(i => Text.Number(i))];
        var wrong =
            parties.Index is not null || parties.Common.Answers.Count > 0 || parties.Common.Infringements.Count > 0
                ? "The parties are rows of a plain table; what they share is among the facts of the cases."
            : frequencies.Count != 1 && frequencies.Count != parties.Rows
                ? $"There are {Text.Number(frequencies.Count)} frequencies and {Text.Number(parties.Rows)} parties."
            : frequencies.FirstOrDefault(f => !f.IsWhole || f.Low < 0d) is { } strange
                ? $"A frequency gives whole numbers from 0, and {strange} does not."
            : cases.Uncertain.FirstOrDefault(u => u.Distribution.Trials is not null) is { } ordered
                ? $"'{ordered.Fact.Id}' is given as trials in their order, and a portfolio has as many cases as are drawn: no column has a "
                    + "row for each. Distribution.Empirical draws from the values; how many cases there are a year may be given as trials."
            : Names.Count != parties.Rows || Names.Distinct().Count() != parties.Rows ? "Each party has a name of its own."
            : null;
        if (wrong is not null)
        {
            throw new ArgumentException(wrong);
        }
    }

    /// <summary>What is known of each party.</summary>
    public FactTable Parties { get; }

    /// <summary>What all cases share and what is uncertain of them.</summary>
    public UncertainFacts Cases { get; }

    /// <summary>How many cases a year: one distribution for each party, or one for all.</summary>
    public IReadOnlyList<Distribution> Frequencies { get; }

    /// <summary>The name of each party.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The facts of a case of one party, with what is uncertain at its median: an ordinary case, to be looked at.</summary>
    /// <param name="version">Whose questions they answer.</param>
    /// <param name="party">The place of the party, from 0.</param>
    /// <exception cref="ProblemException">What is known of the party is no answer.</exception>
    public Facts MedianFacts(RegimeVersion version, int party)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentOutOfRangeException.ThrowIfNegative(party);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(party, Parties.Rows);
        var (own, problems) = (version.Program.Currency, new List<Problem>());
        var known = Parties.FactsOf(party, own, problems) ?? throw new ProblemException(problems);
        var facts = known.Answers.Aggregate(Parties.Beside(Cases.Facts), (all, answer) => all.With(answer));
        foreach (var (fact, distribution, infringement, currency) in Cases.Uncertain)
        {
            var median = distribution.Quantile(0.5);
            if (FactColumn.Shortest(fact.MustBeWhole ? Math.Round(median) : median) is { } value)
            {
                var unit =
                    fact.Unit != Unit.Money ? default
                    : currency == default ? own
                    : currency;
                facts = facts.Put(fact, new Answer(fact, value, value, value, unit) { Note = "median" }, infringement);
            }
        }

        return facts;
    }

    /// <summary>How many parties there are, and what is uncertain of their cases.</summary>
    public override string ToString() =>
        Text.Line($"{Text.Number(Parties.Rows)} {(Parties.Rows == 1 ? "party" : "parties")} ({Parties}); cases: {Cases}");
}

// Years in blocks. In each the parties' cases are drawn one party after another, worked out together over columns, and added up in that
// order.
internal sealed class AnnualLossRun
{
    private const int Block = SimulationModel.Block;

    // A case is numbered by its year and its place among the party's cases of that year; beyond so many the party draws by another key.
    private const int CaseBits = 20;
    private const long Numbered = 1L << CaseBits;

    // Parties whose severities are held at one time.
    private const int AtOnce = 64;

    private readonly Portfolio _portfolio;
    private readonly SimulationModel _model;
    private readonly SimulationOptions _options;
    private readonly ulong _seed;
    private readonly ulong[] _keys;
    private readonly Lazy<string> _factsDigest;
    private readonly ConcurrentBag<Worker> _idle = [];
    private KeptValues? _kept;
    private long _done;

    public AnnualLossRun(RegimeVersion version, Portfolio portfolio, ulong seed, SimulationOptions options)
    {
        (_portfolio, _options, _seed) = (portfolio, options, seed);
        var rates = portfolio.Parties.Common.ExchangeRates.Aggregate(portfolio.Cases.Facts, (facts, rate) => facts.With(rate));
        var cases = portfolio
            .Cases.Uncertain.Aggregate(new UncertainFacts(rates, portfolio.Cases.Name), (all, u) => all.With(u))
            .With(portfolio.Cases.Correlations);
        _model = SimulationModel.Of(version, cases, [], 0, options.MayCompile, portfolio.Parties);
        _factsDigest = new(() => RunDigest.Of(to => RunInputs.Identify(to, version, portfolio)));
        _keys = [.. portfolio.Names.Select(name => Streams.Key(portfolio.Cases.Name, "party " + name, null))];
    }

    // Of all that is put in.
    public string FactsDigest => _factsDigest.Value;

    public AnnualLossResult Run(long years)
    {
        _kept = _options.KeepsValues ? new KeptValues(1, 3, years) : null;
        Work(0, years);
        return Of(Merged, years);
    }

    // Some of the years, from one on at the edge of a block: the summaries of total, largest and cases.
    public IReadOnlyList<SummaryOf> Part(long first, long count)
    {
        Work(first, count);
        return [.. Enumerable.Range(0, 3).Select(what => new SummaryOf(0, what, Merged(what)))];
    }

    public AnnualLossResult Of(Func<int, Summary> summaryOf, long years)
    {
        // Every year is alike where each party has a certain number of cases, and that is none or nothing is drawn for a case.
        var isCertainNumber = _portfolio.Frequencies.All(f => f.Low == f.High);
        var isCertainLoss =
            isCertainNumber
            && (_portfolio.Frequencies.All(f => f.High == 0d) || _model.Inputs.All(i => i.Distribution.Low == i.Distribution.High));
        return new(
            Part(0, _model.CurrencyOf(0), isCertainLoss),
            Part(1, _model.CurrencyOf(0), isCertainLoss),
            Part(2, default, isCertainNumber)
        );

        FineDistribution Part(int what, Currency currency, bool isCertain)
        {
            var all = summaryOf(what);
            var reach = isCertain ? (all.Least, all.Greatest) : (double.NegativeInfinity, double.PositiveInfinity);
            return new(
                new SimulationIdentity(
                    SimulationIdentity.Years + _model.Identity,
                    _model.Version.Id,
                    _seed,
                    Sampling.Plain,
                    [(_options.FirstTrial, years)]
                )
                {
                    FactsDigest = _factsDigest,
                },
                currency,
                [all],
                reach,
                new Dictionary<string, FineDistribution>(),
                null
            )
            {
                Kept = _kept?.Of(what, years) ?? default,
            };
        }
    }

    private void Work(long first, long years) =>
        _options.InParallel(
            (years + Block - 1) / Block,
            block =>
            {
                var worker = _idle.TryTake(out var idle) ? idle : new Worker(this);
                var count = (int)Math.Min(Block, years - (block * Block));
                worker.Years(_options.FirstTrial + first + (block * Block), count);
                _idle.Add(worker);
                _options.Progress?.Report(Interlocked.Add(ref _done, count));
            }
        );

    private Summary Merged(int what)
    {
        var all = new Summary();
        foreach (var worker in _idle)
        {
            all.Merge(
                what switch
                {
                    0 => worker.Total,
                    1 => worker.Largest,
                    _ => worker.Cases,
                }
            );
        }

        return all;
    }

    // What a case of each party costs: so many cases of each, in the order of the parties. A few are worked out at a time, none is kept.
    public IEnumerable<FineDistribution> Severities(long trials)
    {
        for (var first = 0; first < _keys.Length; first += AtOnce)
        {
            var (from, some) = (first, new FineDistribution[Math.Min(AtOnce, _keys.Length - first)]);
            _options.InParallel(some.Length, party => some[party] = Severity(from + (int)party, trials));
            foreach (var severity in some)
            {
                yield return severity;
            }
        }
    }

    private FineDistribution Severity(int party, long trials)
    {
        var worker = _idle.TryTake(out var idle) ? idle : new Worker(this);
        var summary = new Summary();
        for (var first = 0L; first < trials; first += Block)
        {
            worker.Severities(party, first, (int)Math.Min(Block, trials - first), summary);
        }

        _idle.Add(worker);
        return new(
            new SimulationIdentity(
                $"severity of {_portfolio.Names[party]} of {_model.Identity}",
                _model.Version.Id,
                _seed,
                Sampling.Plain,
                [(0, trials)]
            ),
            _model.CurrencyOf(0),
            [summary],
            (double.NegativeInfinity, double.PositiveInfinity),
            new Dictionary<string, FineDistribution>(),
            null
        );
    }

    private sealed unsafe class Worker
    {
        private readonly AnnualLossRun _run;
        private readonly SimulationModel _model;
        private readonly int _known;
        private readonly double[] _columns;
        private readonly byte[] _missing;
        private readonly double[] _amounts = new double[Block];
        private readonly byte[] _doubts = new byte[Block];
        private readonly double[] _numbers = new double[Block];
        private readonly (int Party, int Year, ulong Key, long Case)[] _cases = new (int, int, ulong, long)[Block];
        private readonly double[] _totals = new double[Block];
        private readonly double[] _largest = new double[Block];
        private readonly double[] _counts = new double[Block];
        private int _waiting;

        public Worker(AnnualLossRun run)
        {
            (_run, _model, _known) = (run, run._model, run._portfolio.Parties.Columns.Length);
            (_columns, _missing) = (new double[(_known + _model.Inputs.Length) * Block], new byte[(_known + _model.Inputs.Length) * Block]);
        }

        public Summary Total { get; } = new();

        public Summary Largest { get; } = new();

        public Summary Cases { get; } = new();

        public void Years(long first, int years)
        {
            Array.Clear(_totals);
            Array.Clear(_largest);
            Array.Clear(_counts);
            var frequencies = _run._portfolio.Frequencies;
            for (var party = 0; party < _run._keys.Length; party++)
            {
                var frequency = frequencies[frequencies.Count == 1 ? 0 : party];
                if (frequency.Trials is { } own)
                {
                    own.Take(first - _run._options.FirstTrial, _numbers.AsSpan(0, years));
                }
                else
                {
                    Streams.Fill(_numbers.AsSpan(0, years), _run._seed, _run._keys[party], first);
                    frequency.Sample(_numbers.AsSpan(0, years), _numbers.AsSpan(0, years));
                }

                for (var year = 0; year < years; year++)
                {
                    for (var k = 0L; k < (long)_numbers[year]; k++)
                    {
                        _cases[_waiting++] = (party, year, KeyOf(party, k), ((first + year) << CaseBits) | (k % Numbered));
                        if (_waiting == Block)
                        {
                            WorkOut();
                        }
                    }
                }
            }

            WorkOut();
            Count(0, Total, _totals, first, years);
            Count(1, Largest, _largest, first, years);
            Count(2, Cases, _counts, first, years);
        }

        // Years that no simulation of years has, so that the cases are others than its own.
        public void Severities(int party, long first, int cases, Summary into)
        {
            for (_waiting = 0; _waiting < cases; _waiting++)
            {
                _cases[_waiting] = (party, 0, KeyOf(party, 0), ((1L << (62 - CaseBits)) + first + _waiting) << CaseBits);
            }

            Draw();
            Read();
            into.Add(_amounts.AsSpan(0, cases));
            _waiting = 0;
        }

        private void Count(int what, Summary of, double[] values, long first, int years)
        {
            of.Add(values.AsSpan(0, years));
            _run._kept?.Put(0, what, first - _run._options.FirstTrial, values.AsSpan(0, years));
        }

        private void WorkOut()
        {
            if (_waiting == 0)
            {
                return;
            }

            Draw();
            Read();
            for (var i = 0; i < _waiting; i++)
            {
                var year = _cases[i].Year;
                _totals[year] += _amounts[i];
                _largest[year] = Math.Max(_largest[year], _amounts[i]);
                _counts[year]++;
            }

            _waiting = 0;
        }

        private ulong KeyOf(int party, long place) =>
            place < Numbered ? _run._keys[party] : Streams.Mix(_run._keys[party], (ulong)(place / Numbered));

        private Span<double> Column(int at) => _columns.AsSpan(at * Block, Block);

        private void Draw()
        {
            var parties = _run._portfolio.Parties.Columns;
            for (var column = 0; column < _known; column++)
            {
                var to = Column(column);
                var missing = _missing.AsSpan(column * Block, Block);
                for (var i = 0; i < _waiting; i++)
                {
                    (to[i], missing[i]) = (
                        parties[column][_cases[i].Party],
                        parties[column].IsMissing(_cases[i].Party) ? (byte)1 : (byte)0
                    );
                }

                // What is left of the block repeats its first case, so that nothing in it is in doubt.
                to[_waiting..].Fill(to[0]);
                missing[_waiting..].Fill(missing[0]);
            }

            for (var input = 0; input < _model.Inputs.Length; input++)
            {
                var to = Column(_known + input);
                for (var i = 0; i < _waiting; i++)
                {
                    to[i] = Streams.Uniform(_run._seed, Streams.Mix(_model.Inputs[input].Key, _cases[i].Key), _cases[i].Case);
                }

                to[_waiting..].Fill(0.5);
            }

            _model.Copula?.Correlate(_columns.AsSpan(_known * Block, _model.Correlated * Block), Block);
            for (var input = 0; input < _model.Inputs.Length; input++)
            {
                _model.Inputs[input].Sample(Column(_known + input), Column(_known + input));
            }
        }

        private void Read()
        {
            var columns = _known + _model.Inputs.Length;
            var pointers = stackalloc nint[columns * 2];
            fixed (
                double* c = _columns,
                    amounts = _amounts
            )
            fixed (
                byte* m = _missing,
                    doubts = _doubts
            )
            {
                for (var i = 0; i < columns; i++)
                {
                    (pointers[i], pointers[columns + i]) = ((nint)(c + (i * Block)), (nint)(m + (i * Block)));
                }

                var output = (nint)amounts;
                if (!_model.Kernel.Run(pointers, &output, doubts, Block))
                {
                    return;
                }
            }

            for (var i = 0; i < _waiting; i++)
            {
                if ((_doubts[i / _model.Kernel.Width] >> (i % _model.Kernel.Width) & 1) != 0)
                {
                    _amounts[i] = Exactly(i);
                }
            }
        }

        private double Exactly(int place)
        {
            var (problems, party) = (new List<Problem>(), _cases[place].Party);
            var known = _run._portfolio.Parties.FactsOf(party, _model.Version.Program.Currency, problems);
            if (known is not null)
            {
                var draws = new double[_model.Inputs.Length];
                for (var i = 0; i < draws.Length; i++)
                {
                    draws[i] = Column(_known + i)[place];
                }

                var facts = known.Answers.Aggregate(_run._portfolio.Parties.Beside(_model.Facts.Facts), (all, answer) => all.With(answer));
                if (ExactReading.Read(_model.Version, _model.FactsOf(draws, facts), _model.Steps, problems) is { } values)
                {
                    return (double)values[0][0]!.Value;
                }
            }

            throw new ProblemException([
                .. problems.Select(p => p with { Message = $"In a case of the party '{_run._portfolio.Names[party]}': {p.Message}" }),
            ]);
        }
    }
}
