using System.ComponentModel;

namespace FineCalc.Steps;

/// <summary>
/// The operators of steps where an answer stands on their left: a question may be used as the step that asks it. Each is that of
/// <see cref="StepWords"/> and has its meaning.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FactWords
{
    extension(Fact<Money>)
    {
        /// <summary>An answer and a step added.</summary>
        public static Step<Money> operator +(Fact<Money> left, Step<Money> right) => Step.Ask(left) + right;

        /// <summary>An answer less a step.</summary>
        public static Step<Money> operator -(Fact<Money> left, Step<Money> right) => Step.Ask(left) - right;

        /// <summary>An answer multiplied by a step.</summary>
        public static Step<Money> operator *(Fact<Money> left, Step<Rate> right) => Step.Ask(left) * right;

        /// <summary>An answer multiplied by a step.</summary>
        public static Step<Money> operator *(Fact<Money> left, Step<Count> right) => Step.Ask(left) * right;

        /// <summary>An answer divided by a step.</summary>
        public static Step<Money> operator /(Fact<Money> left, Step<Count> right) => Step.Ask(left) / right;

        /// <summary>An answer divided by a step.</summary>
        public static Step<Rate> operator /(Fact<Money> left, Step<Money> right) => Step.Ask(left) / right;
    }

    extension(Fact<Rate>)
    {
        /// <summary>An answer and a step added.</summary>
        public static Step<Rate> operator +(Fact<Rate> left, Step<Rate> right) => Step.Ask(left) + right;

        /// <summary>An answer less a step.</summary>
        public static Step<Rate> operator -(Fact<Rate> left, Step<Rate> right) => Step.Ask(left) - right;

        /// <summary>An answer multiplied by a step.</summary>
        public static Step<Rate> operator *(Fact<Rate> left, Step<Rate> right) => Step.Ask(left) * right;

        /// <summary>An answer multiplied by a step.</summary>
        public static Step<Rate> operator *(Fact<Rate> left, Step<Count> right) => Step.Ask(left) * right;

        /// <summary>An answer divided by a step.</summary>
        public static Step<Rate> operator /(Fact<Rate> left, Step<Rate> right) => Step.Ask(left) / right;
    }

    extension(Fact<Count>)
    {
        /// <summary>An answer and a step added.</summary>
        public static Step<Count> operator +(Fact<Count> left, Step<Count> right) => Step.Ask(left) + right;

        /// <summary>An answer less a step.</summary>
        public static Step<Count> operator -(Fact<Count> left, Step<Count> right) => Step.Ask(left) - right;

        /// <summary>An answer multiplied by a step.</summary>
        public static Step<Count> operator *(Fact<Count> left, Step<Count> right) => Step.Ask(left) * right;

        /// <summary>An answer divided by a step.</summary>
        public static Step<Count> operator /(Fact<Count> left, Step<Count> right) => Step.Ask(left) / right;
    }

    extension(Fact<bool>)
    {
        /// <summary>Whether an answer and a step both hold.</summary>
        public static Step<bool> operator &(Fact<bool> left, Step<bool> right) => Step.Ask(left) & right;

        /// <summary>Whether an answer or a step holds.</summary>
        public static Step<bool> operator |(Fact<bool> left, Step<bool> right) => Step.Ask(left) | right;

        /// <summary>Whether an answer is no.</summary>
        public static Step<bool> operator !(Fact<bool> flag) => !Step.Ask(flag);
    }

    extension(Fact<bool> fact)
    {
        /// <summary>Whether a condition holds wherever the answer is yes; where it is no, the condition is not read.</summary>
        public Step<bool> Implies(Step<bool> then) => Step.Ask(fact).Implies(then);
    }

    extension<T>(Fact<T> fact)
        where T : struct
    {
        /// <summary>Whether the question is answered at all.</summary>
        public Step<bool> IsGiven() => Step.IsGiven(fact);

        /// <summary>Whether the answer is a stated value.</summary>
        public Step<bool> Is(T value) => Step.Ask(fact).Is(value);

        /// <summary>Whether the answer is above a step.</summary>
        public Step<bool> IsAbove(Step<T> other) => Step.Ask(fact).IsAbove(other);

        /// <summary>Whether the answer is at or above a step.</summary>
        public Step<bool> IsAtLeast(Step<T> other) => Step.Ask(fact).IsAtLeast(other);

        /// <summary>Whether the answer is below a step.</summary>
        public Step<bool> IsBelow(Step<T> other) => Step.Ask(fact).IsBelow(other);

        /// <summary>Whether the answer is at or below a step.</summary>
        public Step<bool> IsAtMost(Step<T> other) => Step.Ask(fact).IsAtMost(other);

        /// <summary>Whether the answer lies between two steps, both ends included.</summary>
        public Step<bool> IsWithin(Step<T> low, Step<T> high) => Step.Ask(fact).IsWithin(low, high);

        /// <summary>The answer, never above a cap.</summary>
        public Step<T> CappedAt(Step<T> cap) => Step.Ask(fact).CappedAt(cap);

        /// <summary>The answer, never below a floor.</summary>
        public Step<T> AtLeast(Step<T> floor) => Step.Ask(fact).AtLeast(floor);

        /// <summary>The answer or, where it is not given, another step; the other is read only then.</summary>
        public Step<T> Or(Step<T> otherwise) => Step.AskOr(fact, otherwise);
    }
}
