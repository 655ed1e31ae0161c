using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FineCalc.Tests;

/// <summary>What a built type uses, and by which member.</summary>
internal static class Uses
{
    public static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>Every type that a type's declaration, members, attributes and method bodies name.</summary>
    public static IEnumerable<(string Member, TypeReference Type)> TypesOf(TypeDefinition type) =>
        from use in Declared(type)
            .Concat(type.Fields.SelectMany(OfField))
            .Concat(type.Methods.SelectMany(OfMethod))
            .Concat(type.Properties.SelectMany(p => Attributes(p.FullName, p)))
        from part in Parts(use.Type)
        select (use.Member, part);

    /// <summary>Every method and property accessor that the bodies of a type call.</summary>
    public static IEnumerable<(string Member, MethodReference Called)> CallsOf(TypeDefinition type) =>
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference
        select (method.FullName, (MethodReference)instruction.Operand);

    private static IEnumerable<(string Member, TypeReference Type)> Declared(TypeDefinition type) =>
        Attributes(type.FullName, type)
            .Concat(type.BaseType is { } from ? [(type.FullName, from)] : [])
            .Concat(type.Interfaces.Select(i => (type.FullName, i.InterfaceType)))
            .Concat(type.GenericParameters.SelectMany(g => g.Constraints).Select(c => (type.FullName, c.ConstraintType)));

    private static IEnumerable<(string Member, TypeReference Type)> OfField(FieldDefinition field) =>
        Attributes(field.FullName, field).Append((field.FullName, field.FieldType));

    /// <summary>The type of what a switch goes by: where the value comes from, before the least case is subtracted from it.</summary>
    public static TypeReference? SwitchedOn(MethodDefinition method, Instruction instruction)
    {
        var from = instruction.Previous;
        while (from.OpCode.Code is Code.Sub or Code.Conv_U4 || from.OpCode.Name.StartsWith("ldc.", StringComparison.Ordinal))
        {
            from = from.Previous;
        }

        return from.OpCode.Code switch
        {
            Code.Call or Code.Callvirt => ((MethodReference)from.Operand).ReturnType,
            Code.Ldfld => ((FieldReference)from.Operand).FieldType,
            Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3 => method
                .Body
                .Variables[from.OpCode.Code - Code.Ldloc_0]
                .VariableType,
            Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3 => Argument(from.OpCode.Code - Code.Ldarg_0),
            _ => (from.Operand as VariableDefinition)?.VariableType ?? (from.Operand as ParameterDefinition)?.ParameterType,
        };

        TypeReference? Argument(int at) =>
            method.HasThis
                ? at == 0
                    ? method.DeclaringType
                    : method.Parameters[at - 1].ParameterType
                : method.Parameters[at].ParameterType;
    }

    private static IEnumerable<(string Member, TypeReference Type)> OfMethod(MethodDefinition method)
    {
        var types = Attributes(method.FullName, method)
            .Select(a => a.Type)
            .Append(method.ReturnType)
            .Concat(method.Parameters.Select(p => p.ParameterType))
            .Concat(method.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType));
        if (method.HasBody)
        {
            types = types
                .Concat(method.Body.Variables.Select(v => v.VariableType))
                .Concat(method.Body.ExceptionHandlers.Where(h => h.CatchType is not null).Select(h => h.CatchType))
                .Concat(method.Body.Instructions.SelectMany(OfOperand));
        }

        return types.Select(t => (method.FullName, t));
    }

    private static IEnumerable<TypeReference> OfOperand(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method =>
            [
                method.DeclaringType,
                method.ReturnType,
                .. method.Parameters.Select(p => p.ParameterType),
                .. method is GenericInstanceMethod generic ? generic.GenericArguments.ToArray() : [],
            ],
            _ => [],
        };

    private static IEnumerable<(string Member, TypeReference Type)> Attributes(string member, ICustomAttributeProvider of) =>
        of
            .CustomAttributes.SelectMany(a => a.ConstructorArguments.Select(c => c.Value).OfType<TypeReference>().Prepend(a.AttributeType))
            .Select(t => (member, t));

    // A list of amounts is a list and an amount.
    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
            TypeSpecification { ElementType: { } inner } => Parts(inner),
            GenericParameter => [],
            _ => [type],
        };
}
