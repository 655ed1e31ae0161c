namespace FineCalc;

// By an attribute of this name, whoever declares it, the kernels of .NET notebooks find how a type is shown. So FineCalc shows itself there
// without a package of theirs.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;
}
