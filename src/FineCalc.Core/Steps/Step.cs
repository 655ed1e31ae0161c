using System.Runtime.CompilerServices;

namespace FineCalc.Steps;

/// <summary>
/// A step of a method: a value that will be known once there are facts, with its type, so that money times money does not compile.
/// Steps are immutable and are composed with operators and the words of <see cref="Step"/> and <see cref="StepWords"/>.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <typeparam name="T"><see cref="Money"/>, <see cref="Rate"/>, <see cref="Count"/>, <see cref="bool"/> or an enumeration.</typeparam>
public sealed class Step<T>
    where T : struct
{
    internal Step(Node node) => Node = node;

    internal Node Node { get; }

    /// <summary>The step that asks a question.</summary>
    public static implicit operator Step<T>(Fact<T> fact) => Step.Ask(fact);

    /// <summary>Names the step and says where the law has it. Named steps are the rows of every explanation.</summary>
    /// <param name="id">The stable name in files, unique within a method.</param>
    /// <param name="name">The name in tables.</param>
    /// <param name="source">Where the step comes from.</param>
    public Step<T> Named(string id, string name, Citation source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(source);
        return new(Node.With(new Label(id, name, source)));
    }

    /// <summary>
    /// The step or, where the authority states its value, that value: what a decision gives stands in place of what leads to it. The name
    /// and the source stay those of the step, so that it is one row of the explanation either way.
    /// </summary>
    /// <param name="stated">The question for the value; <see cref="Fact.Stated{T}"/> words it.</param>
    /// <exception cref="InvalidOperationException">The step has no name yet.</exception>
    public Step<T> MayBeStated(Fact<T> stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        var label = Node.Label is { Id.Length: > 0 } named
            ? named
            : throw new InvalidOperationException("Name a step before saying that it may be stated.");
        return new(new FactNode(stated, Node.With(null)).With(label));
    }

    /// <summary>The step, never above a cap.</summary>
    public Step<T> CappedAt(Step<T> cap) => new(new ClampNode(Node, null, cap.Node));

    /// <summary>The step, never below a floor.</summary>
    public Step<T> AtLeast(Step<T> floor) => new(new ClampNode(Node, floor.Node, null));

    /// <summary>
    /// The step, never below a floor nor above a cap. A floor above the cap is a problem of the case, and not settled here.
    /// </summary>
    public Step<T> Between(Step<T> floor, Step<T> cap) => new(new ClampNode(Node, floor.Node, cap.Node));

    /// <summary>The step with a stated rounding.</summary>
    public Step<T> RoundedTo(Rounding rounding) =>
        new(
            new RoundNode(
                Node,
                new NumberNode(Node.Unit, Node.Currency, rounding.Unit, rounding.Unit, rounding.Unit, Basis.Guidance),
                rounding.Mode
            )
        );

    /// <summary>The step rounded to multiples of another; a unit of 0 does not round.</summary>
    public Step<T> RoundedTo(Step<T> unit, RoundingMode mode) => new(new RoundNode(Node, unit.Node, mode));

    /// <summary>The step where a condition holds, and another where it does not; the one not taken is not read.</summary>
    public Step<T> When(Step<bool> condition, Step<T> otherwise) => new(new SelectNode(condition.Node, [otherwise.Node, Node]));

    /// <summary>Whether the step is above another.</summary>
    public Step<bool> IsAbove(Step<T> other) => Compare(Comparison.Above, other);

    /// <summary>Whether the step is at or above another.</summary>
    public Step<bool> IsAtLeast(Step<T> other) => Compare(Comparison.AtLeast, other);

    /// <summary>Whether the step is below another.</summary>
    public Step<bool> IsBelow(Step<T> other) => Compare(Comparison.Below, other);

    /// <summary>Whether the step is at or below another.</summary>
    public Step<bool> IsAtMost(Step<T> other) => Compare(Comparison.AtMost, other);

    /// <summary>Whether the step lies between two others, both ends included.</summary>
    public Step<bool> IsWithin(Step<T> low, Step<T> high) => IsAtLeast(low) & IsAtMost(high);

    /// <summary>Whether the step is a stated value.</summary>
    public Step<bool> Is(T value) => Compare(Comparison.Equal, Step.Constant(value));

    /// <summary>The name of the step, or what it does where it has none.</summary>
    public override string ToString() => Text.Line(Node.ToString());

    private Step<bool> Compare(Comparison comparison, Step<T> other) => new(new CompareNode(comparison, Node, other.Node));
}

/// <summary>Where steps begin, and the words that take several of them.</summary>
public static class Step
{
    /// <summary>A number that is written here and not among the numbers of a regime, with its source.</summary>
    public static Step<T> Of<T>(T value, Citation source, Basis basis = Basis.Statute)
        where T : struct => Labelled<T>(NumberOf(value, basis), source);

    /// <summary>
    /// A number without a source of its own, for the 1 in "1 + rate" and the 0 of "nothing": arithmetic, not law. What the law says has an
    /// id and a source.
    /// </summary>
    public static Step<T> Constant<T>(T value)
        where T : struct => new(NumberOf(value, Basis.Statute));

    /// <summary>The answer to a question.</summary>
    public static Step<T> Ask<T>(Fact<T> fact)
        where T : struct => new(new FactNode(fact, null));

    /// <summary>The answer to a question or, where it is not given, another step; the other is read only then.</summary>
    public static Step<T> AskOr<T>(Fact<T> fact, Step<T> otherwise)
        where T : struct => new(new FactNode(fact, otherwise.Node));

    /// <summary>One step where a condition holds, and another where it does not; the one not taken is not read.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="then">The step where it holds.</param>
    /// <param name="otherwise">The step where it does not.</param>
    public static Step<T> Where<T>(Step<bool> condition, Step<T> then, Step<T> otherwise)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(then);
        return then.When(condition, otherwise);
    }

    /// <summary>The answer to one question where a condition holds, and to another where it does not.</summary>
    /// <inheritdoc cref="Where{T}(Step{bool}, Step{T}, Step{T})"/>
    public static Step<T> Where<T>(Step<bool> condition, Fact<T> then, Fact<T> otherwise)
        where T : struct => Where(condition, Ask(then), Ask(otherwise));

    /// <summary>Whether a question is answered at all.</summary>
    public static Step<bool> IsGiven(Fact fact) => new(new GivenNode(fact));

    /// <summary>Whether at least one of several questions is answered.</summary>
    public static Step<bool> IsAnyGiven(params Fact[] facts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(facts.Length);
        return facts.Select(IsGiven).Aggregate((left, right) => left | right);
    }

    /// <summary>Terms added up.</summary>
    public static Step<T> Sum<T>(params Step<T>[] terms)
        where T : struct => new(new SumNode(Scalar.UnitOf<T>(), Nodes(terms), new bool[terms.Length]));

    /// <summary>The greatest of several ("whichever is higher").</summary>
    public static Step<T> Greatest<T>(params Step<T>[] terms)
        where T : struct => new(new ExtremeNode(StepKind.Greatest, Scalar.UnitOf<T>(), Nodes(terms)));

    /// <summary>The least of several ("whichever is lower").</summary>
    public static Step<T> Least<T>(params Step<T>[] terms)
        where T : struct => new(new ExtremeNode(StepKind.Least, Scalar.UnitOf<T>(), Nodes(terms)));

    /// <summary>The value of the band that another step lies in.</summary>
    public static Step<TOut> ByBand<TIn, TOut>(Step<TIn> value, BandTable<TIn, TOut> table, Citation source, Basis basis = Basis.Guidance)
        where TIn : struct
        where TOut : struct =>
        Labelled<TOut>(
            new TableNode(Scalar.UnitOf<TOut>(), value.Node, table.Untyped, table.Untyped.GivesIn, basis, OptionsOf<TOut>()),
            source
        );

    /// <summary>One of several steps, by a choice: one for each member of the enumeration, in its order.</summary>
    /// <exception cref="ArgumentException">A member is missing or out of order.</exception>
    public static Step<TOut> ByCategory<TChoice, TOut>(Step<TChoice> choice, params (TChoice When, Step<TOut> Then)[] cases)
        where TChoice : struct, Enum
        where TOut : struct
    {
        var isEach = Text.Codes(typeof(TChoice))?.Length == cases.Length;
        var branches = new Node[cases.Length];
        for (var i = 0; i < cases.Length && isEach; i++)
        {
            isEach = Unsafe.BitCast<TChoice, int>(cases[i].When) == i;
            branches[i] = cases[i].Then.Node;
        }

        return isEach
            ? new(new SelectNode(choice.Node, branches))
            : throw new ArgumentException($"Give one step for each member of {typeof(TChoice).Name}, in its order.", nameof(cases));
    }

    /// <summary>One of several steps, by a choice: the step that is made for each member of the enumeration from its code.</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="then">Given the code that files name a member by (<c>most-serious</c>), the step for it.</param>
    public static Step<TOut> ByCategory<TChoice, TOut>(Step<TChoice> choice, Func<string, Step<TOut>> then)
        where TChoice : struct, Enum
        where TOut : struct => new(new SelectNode(choice.Node, Array.ConvertAll(Text.Codes(typeof(TChoice))!, code => then(code).Node)));

    /// <summary>One of several steps, by the answer to a question: one for each member of the enumeration, in its order.</summary>
    /// <inheritdoc cref="ByCategory{TChoice, TOut}(Step{TChoice}, ValueTuple{TChoice, Step{TOut}}[])"/>
    public static Step<TOut> ByCategory<TChoice, TOut>(Fact<TChoice> choice, params (TChoice When, Step<TOut> Then)[] cases)
        where TChoice : struct, Enum
        where TOut : struct => ByCategory(Ask(choice), cases);

    /// <summary>One of several steps, by the answer to a question: the step made for each member from its code.</summary>
    /// <inheritdoc cref="ByCategory{TChoice, TOut}(Step{TChoice}, Func{string, Step{TOut}})"/>
    public static Step<TOut> ByCategory<TChoice, TOut>(Fact<TChoice> choice, Func<string, Step<TOut>> then)
        where TChoice : struct, Enum
        where TOut : struct => ByCategory(Ask(choice), then);

    /// <summary>A step of each infringement, added up.</summary>
    public static Step<T> SumOver<T>(Step<T> each)
        where T : struct => new(new OverNode(each.Node, null, Combine.Sum, null));

    /// <summary>The greatest of a step over all infringements.</summary>
    public static Step<T> GreatestOver<T>(Step<T> each)
        where T : struct => new(new OverNode(each.Node, null, Combine.Greatest, null));

    /// <summary>
    /// A step of each infringement, added up within each group and held there by the greatest cap of the group; the groups are added up
    /// without a cap.
    /// </summary>
    /// <param name="each">The step of one infringement.</param>
    /// <param name="cap">The cap of one infringement.</param>
    /// <param name="groupBy">The infringements with one answer to this question are a group.</param>
    public static Step<T> SumOver<T>(Step<T> each, Step<T> cap, Fact<Count> groupBy)
        where T : struct => new(new OverNode(each.Node, cap.Node, Combine.Sum, groupBy));

    /// <summary>The greatest of a step within each group of infringements, the groups added up.</summary>
    public static Step<T> GreatestOver<T>(Step<T> each, Fact<Count> groupBy)
        where T : struct => new(new OverNode(each.Node, null, Combine.Greatest, groupBy));

    internal static IReadOnlyList<Option>? OptionsOf<T>()
        where T : struct =>
        typeof(T).IsEnum && Text.Codes(typeof(T)) is { } codes ? Array.ConvertAll(codes, code => new Option(code, "")) : null;

    private static NumberNode NumberOf<T>(T value, Basis basis)
        where T : struct
    {
        var scalar = Scalar.Of(value);
        return new NumberNode(
            Scalar.UnitOf<T>(),
            value is Money money ? money.Currency : default,
            scalar,
            scalar,
            scalar,
            basis,
            OptionsOf<T>()
        );
    }

    private static Step<T> Labelled<T>(Node node, Citation source)
        where T : struct => new(node.With(new Label("", "", source)));

    private static Node[] Nodes<T>(Step<T>[] steps)
        where T : struct
    {
        ArgumentOutOfRangeException.ThrowIfZero(steps.Length);
        return [.. steps.Select(s => s.Node)];
    }
}
