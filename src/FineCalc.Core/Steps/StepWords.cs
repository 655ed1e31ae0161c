using System.ComponentModel;

namespace FineCalc.Steps;

/// <summary>The operators and legal words between steps. What has no meaning in law, such as money times money, does not compile.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepWords
{
    extension(Step<Money>)
    {
        /// <summary>Two amounts added.</summary>
        public static Step<Money> operator +(Step<Money> left, Step<Money> right) => Add(left, right, false);

        /// <summary>One amount less another.</summary>
        public static Step<Money> operator -(Step<Money> left, Step<Money> right) => Add(left, right, true);

        /// <summary>A share of an amount.</summary>
        public static Step<Money> operator *(Step<Money> money, Step<Rate> rate) => new(new ProductNode(Unit.Money, money.Node, rate.Node));

        /// <summary>An amount so many times.</summary>
        public static Step<Money> operator *(Step<Money> money, Step<Count> times) =>
            new(new ProductNode(Unit.Money, money.Node, times.Node));

        /// <summary>An amount divided into so many parts.</summary>
        public static Step<Money> operator /(Step<Money> money, Step<Count> parts) =>
            new(new QuotientNode(Unit.Money, money.Node, parts.Node));

        /// <summary>One amount as a share of another.</summary>
        public static Step<Rate> operator /(Step<Money> part, Step<Money> whole) => new(new QuotientNode(Unit.Rate, part.Node, whole.Node));
    }

    extension(Step<Rate>)
    {
        /// <summary>Two rates added.</summary>
        public static Step<Rate> operator +(Step<Rate> left, Step<Rate> right) => Add(left, right, false);

        /// <summary>One rate less another.</summary>
        public static Step<Rate> operator -(Step<Rate> left, Step<Rate> right) => Add(left, right, true);

        /// <summary>A share of a share.</summary>
        public static Step<Rate> operator *(Step<Rate> left, Step<Rate> right) => new(new ProductNode(Unit.Rate, left.Node, right.Node));

        /// <summary>A rate so many times.</summary>
        public static Step<Rate> operator *(Step<Rate> rate, Step<Count> times) => new(new ProductNode(Unit.Rate, rate.Node, times.Node));

        /// <summary>One rate as a share of another.</summary>
        public static Step<Rate> operator /(Step<Rate> part, Step<Rate> whole) => new(new QuotientNode(Unit.Rate, part.Node, whole.Node));
    }

    extension(Step<Count>)
    {
        /// <summary>Two numbers added.</summary>
        public static Step<Count> operator +(Step<Count> left, Step<Count> right) => Add(left, right, false);

        /// <summary>One number less another.</summary>
        public static Step<Count> operator -(Step<Count> left, Step<Count> right) => Add(left, right, true);

        /// <summary>Two numbers multiplied.</summary>
        public static Step<Count> operator *(Step<Count> left, Step<Count> right) =>
            new(new ProductNode(Unit.Count, left.Node, right.Node));

        /// <summary>One number divided by another.</summary>
        public static Step<Count> operator /(Step<Count> left, Step<Count> right) =>
            new(new QuotientNode(Unit.Count, left.Node, right.Node));
    }

    extension(Step<bool>)
    {
        /// <summary>Whether both hold.</summary>
        public static Step<bool> operator &(Step<bool> left, Step<bool> right) => Step.Least(left, right);

        /// <summary>Whether at least one holds.</summary>
        public static Step<bool> operator |(Step<bool> left, Step<bool> right) => Step.Greatest(left, right);

        /// <summary>Whether it does not hold.</summary>
        public static Step<bool> operator !(Step<bool> flag) => flag.Is(false);
    }

    extension(Step<Money> money)
    {
        /// <summary>Two amounts added: <c>+</c>. Words like this are for languages that do not see C#'s extension operators.</summary>
        public Step<Money> Plus(Step<Money> other) => money + other;

        /// <summary>One amount less another: <c>-</c>.</summary>
        public Step<Money> Minus(Step<Money> other) => money - other;

        /// <summary>A share of an amount: <c>*</c>.</summary>
        public Step<Money> Times(Step<Rate> rate) => money * rate;

        /// <summary>An amount so many times: <c>*</c>.</summary>
        public Step<Money> Times(Step<Count> times) => money * times;

        /// <summary>An amount divided into so many parts: <c>/</c>.</summary>
        public Step<Money> DividedBy(Step<Count> parts) => money / parts;

        /// <summary>One amount as a share of another: <c>/</c>.</summary>
        public Step<Rate> DividedBy(Step<Money> whole) => money / whole;

        /// <summary>The amount raised by a share of itself: amount x (1 + rate). A negative rate lowers it.</summary>
        public Step<Money> RaisedBy(Step<Rate> rate) => money * (Step.Constant(Rate.One) + rate);

        /// <summary>The amount lowered by a share of itself: amount x (1 - rate).</summary>
        public Step<Money> ReducedBy(Step<Rate> rate) => money * (Step.Constant(Rate.One) - rate);

        /// <summary>The amount in another currency, by a rate that the case gives.</summary>
        public Step<Money> ConvertedTo(Currency currency) => new(new ConvertNode(money.Node, currency));
    }

    extension(Step<Rate> rate)
    {
        /// <summary>Two rates added: <c>+</c>.</summary>
        public Step<Rate> Plus(Step<Rate> other) => rate + other;

        /// <summary>One rate less another: <c>-</c>.</summary>
        public Step<Rate> Minus(Step<Rate> other) => rate - other;

        /// <summary>A share of a share: <c>*</c>.</summary>
        public Step<Rate> Times(Step<Rate> other) => rate * other;

        /// <summary>A rate so many times: <c>*</c>.</summary>
        public Step<Rate> Times(Step<Count> times) => rate * times;

        /// <summary>One rate as a share of another: <c>/</c>.</summary>
        public Step<Rate> DividedBy(Step<Rate> whole) => rate / whole;
    }

    extension(Step<Count> count)
    {
        /// <summary>Two numbers added: <c>+</c>.</summary>
        public Step<Count> Plus(Step<Count> other) => count + other;

        /// <summary>One number less another: <c>-</c>.</summary>
        public Step<Count> Minus(Step<Count> other) => count - other;

        /// <summary>Two numbers multiplied: <c>*</c>.</summary>
        public Step<Count> Times(Step<Count> other) => count * other;

        /// <summary>One number divided by another: <c>/</c>.</summary>
        public Step<Count> DividedBy(Step<Count> other) => count / other;
    }

    extension(Step<bool> flag)
    {
        /// <summary>Whether both hold: <c>&amp;</c>.</summary>
        public Step<bool> And(Step<bool> other) => flag & other;

        /// <summary>Whether at least one holds: <c>|</c>.</summary>
        public Step<bool> Or(Step<bool> other) => flag | other;

        /// <summary>Whether it does not hold: <c>!</c>.</summary>
        public Step<bool> Not() => !flag;

        /// <summary>Whether another condition holds wherever this one does; where this one does not, the other is not read.</summary>
        public Step<bool> Implies(Step<bool> then) => Step.Where(flag, then, otherwise: Step.Constant(true));
    }

    private static Step<T> Add<T>(Step<T> left, Step<T> right, bool minus)
        where T : struct => new(new SumNode(left.Node.Unit, [left.Node, right.Node], [false, minus]));
}
