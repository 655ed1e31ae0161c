// build/startup: what a start still compiles although the tool is compiled ahead, as a profile (.mibc) by which it is compiled ahead too.
// Run by build/startup; the arguments are the folder of the published tool and the profile to write.
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

var (folder, path) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]));

// Code for types that the runtime knows nothing of lies in the program itself, where the runtime looks for it first.
const string Home = "FineCalc.Cli";

// What people begin with, in every form; of the regimes each has its cases.
var cases = Directory.GetFiles("docs/examples", "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
var oneOfEach = cases.Where(c => !c.Contains("/compare/", StringComparison.Ordinal)).DistinctBy(Path.GetDirectoryName);
var seed = "docs/examples/uk-gdpr/advanced-2025.json";
string[][] commands =
[
    ["--help"],
    ["--version"],
    ["regimes"],
    ["facts", "uk-gdpr"],
    ["show", "uk-gdpr"],
    ["cite", "uk-gdpr"],
    ["new", "uk-gdpr"],
    ["estimate", "docs/examples/uk-gdpr/outside-facts.json"],
    ["compare", "docs/examples/compare/hospital-software.json"],
    ["check", .. cases],
    .. oneOfEach.Select(c => new[] { "assess", c }),
    ["assess", seed, "--format", "json"],
    ["assess", seed, "--format", "markdown"],
    ["assess", seed, "--format", "elements"],
];

var listed = Path.GetTempFileName();
foreach (var command in commands)
{
    var start = new ProcessStartInfo(Path.Combine(folder, Home), command) { RedirectStandardOutput = true, RedirectStandardError = true };
    (start.Environment["DOTNET_JitStdOutFile"], start.Environment["DOTNET_JitDisasmSummary"]) = (listed, "1");
    using var run = Process.Start(start)!;
    run.ErrorDataReceived += (_, _) => { };
    run.BeginErrorReadLine();
    run.StandardOutput.ReadToEnd();
    run.WaitForExit();
}

var known = new Known([
    .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator),
    .. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal),
]);
var profile = new Profile();
var (taken, left) = (0, new List<string>());

// As in "  12: JIT compiled System.Linq.Enumerable:Sum[int,int](System.ReadOnlySpan`1[int]) [Tier0, IL size=242, code size=191]".
var methods = File.ReadLines(listed).Select(MethodOf).OfType<string>().Distinct().Order(StringComparer.Ordinal);
foreach (var method in methods)
{
    var found = known.Methods(method).ToList();
    found.ForEach(m => profile.Add(m.Owner, m.Method, m.Arguments));
    (taken, left) = found.Count > 0 ? (taken + 1, left) : (taken, [.. left, method]);
}

File.WriteAllBytes(path, profile.Of(Home));
left.ForEach(Console.WriteLine);
Console.WriteLine($"{taken} methods; those above are not generic, or are of enumerations, which the list calls numbers.");

static string? MethodOf(string line)
{
    const string Before = "compiled ";
    var (from, to) = (line.IndexOf(Before, StringComparison.Ordinal), line.LastIndexOf(" [", StringComparison.Ordinal));
    return from >= 0 && from < to ? line[(from + Before.Length)..to] : null;
}

// The methods of a name in that list: Type`1[Argument]:Method[Argument](Parameter,Parameter). Of several overloads with as many parameters
// all are taken, and of types that the compiler makes in each assembly those of all.
internal sealed class Known
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["bool"] = "System.Boolean",
        ["byte"] = "System.SByte",
        ["ubyte"] = "System.Byte",
        ["short"] = "System.Int16",
        ["ushort"] = "System.UInt16",
        ["int"] = "System.Int32",
        ["uint"] = "System.UInt32",
        ["long"] = "System.Int64",
        ["ulong"] = "System.UInt64",
        ["float"] = "System.Single",
        ["double"] = "System.Double",
    };

    private readonly List<Assembly> _assemblies = [];
    private readonly Dictionary<string, List<Type>> _types = [];

    public Known(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                var own = Path.GetFileName(path) == "System.Private.CoreLib.dll" ? typeof(object).Assembly : Assembly.LoadFrom(path);
                _assemblies.Add(own);
            }
            catch (Exception other) when (other is BadImageFormatException or FileLoadException)
            {
                // Native code, or an assembly that the runtime brings itself.
            }
        }
    }

    public IEnumerable<(Type Owner, MethodBase Method, Type[] Arguments)> Methods(string text)
    {
        var colon = Outside(text, ':', 0);
        var end = Outside(text, '(', colon + 1);
        if (colon < 0 || end < 0)
        {
            yield break;
        }

        var (owner, method, parameters) = (text[..colon], text[(colon + 1)..end], Parts(text[(end + 1)..^1]).Count);
        var (ownerName, ownerArguments) = Split(owner);
        var (name, methodArguments) = Split(method);
        if (
            ownerArguments.Count + methodArguments.Count == 0
            || ownerArguments.Select(TypeOf).ToArray() is not { } ofOwner
            || methodArguments.Select(TypeOf).ToArray() is not { } ofMethod
            || ofOwner.Concat(ofMethod).Any(t => t is null)
        )
        {
            yield break;
        }

        const BindingFlags Own =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var definition in Definitions(ownerName).Where(d => d.GetGenericArguments().Length == ofOwner.Length))
        {
            if (Made(definition, ofOwner!) is { } made)
            {
                foreach (var found in definition.GetMembers(Own).OfType<MethodBase>())
                {
                    // The list writes the parameters of an interface by their own names, IEnumerable<T>, and the metadata as well.
                    if (
                        found.Name == name
                        && found.GetParameters().Length == parameters
                        && (found.IsGenericMethod ? found.GetGenericArguments().Length : 0) == ofMethod.Length
                    )
                    {
                        yield return (made, found, ofMethod.OfType<Type>().ToArray());
                    }
                }
            }
        }
    }

    private Type? TypeOf(string text)
    {
        if (text.EndsWith("[]", StringComparison.Ordinal))
        {
            return TypeOf(text[..^2])?.MakeArrayType();
        }

        var (name, arguments) = Split(text);
        var types = arguments.Select(TypeOf).ToArray();
        return types.Contains(null) || Definitions(Words.GetValueOrDefault(name, name)).FirstOrDefault() is not { } definition
            ? null
            : Made(definition, types!);
    }

    private static Type? Made(Type definition, Type[] arguments)
    {
        try
        {
            return arguments.Length == 0 ? definition : definition.MakeGenericType(arguments);
        }
        catch (ArgumentException)
        {
            // A number that stands for an enumeration.
            return null;
        }
    }

    private List<Type> Definitions(string name)
    {
        if (!_types.TryGetValue(name, out var types))
        {
            _types.Add(name, types = [.. _assemblies.Select(a => a.GetType(name)).OfType<Type>().Distinct()]);
        }

        return types;
    }

    private static (string Name, List<string> Arguments) Split(string text) =>
        text.IndexOf('[', StringComparison.Ordinal) is var at and >= 0 ? (text[..at], Parts(text[(at + 1)..^1])) : (text, []);

    private static List<string> Parts(string text)
    {
        var (parts, from) = (new List<string>(), 0);
        while (text.Length > 0 && from <= text.Length)
        {
            var to = Outside(text, ',', from) is var comma and >= 0 ? comma : text.Length;
            parts.Add(text[from..to]);
            from = to + 1;
        }

        return parts;
    }

    // Where a letter stands outside all brackets.
    private static int Outside(string text, char sought, int from)
    {
        var depth = 0;
        for (var i = from; i < text.Length; i++)
        {
            if (depth == 0 && text[i] == sought)
            {
                return i;
            }

            depth += text[i] switch
            {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
        }

        return -1;
    }
}

// A profile is an assembly: one method that names groups, and one for each group that holds a token of every method of it.
internal sealed class Profile
{
    private readonly MetadataBuilder _metadata = new();
    private readonly Dictionary<Assembly, AssemblyReferenceHandle> _assemblies = [];
    private readonly Dictionary<Type, TypeReferenceHandle> _types = [];
    private readonly List<EntityHandle> _methods = [];

    public void Add(Type owner, MethodBase method, Type[] arguments)
    {
        var parameters = method.GetParameters();
        var returned = method is MethodInfo { ReturnType: var type } ? type : typeof(void);
        if (parameters.Any(p => p.GetRequiredCustomModifiers().Length > 0))
        {
            return;
        }

        var signature = new BlobBuilder();
        new BlobEncoder(signature)
            .MethodSignature(genericParameterCount: arguments.Length, isInstanceMethod: !method.IsStatic)
            .Parameters(
                parameters.Length,
                to =>
                {
                    if (returned == typeof(void))
                    {
                        to.Void();
                    }
                    else
                    {
                        Write(to.Type(returned.IsByRef), returned);
                    }
                },
                to => Array.ForEach(parameters, p => Write(to.AddParameter().Type(p.ParameterType.IsByRef), p.ParameterType))
            );
        var reference = _metadata.AddMemberReference(
            TokenOf(owner),
            _metadata.GetOrAddString(method.Name),
            _metadata.GetOrAddBlob(signature)
        );
        if (arguments.Length == 0)
        {
            _methods.Add(reference);
            return;
        }

        var instance = new BlobBuilder();
        var given = new BlobEncoder(instance).MethodSpecificationSignature(arguments.Length);
        Array.ForEach(arguments, a => Write(given.AddArgument(), a));
        _methods.Add(_metadata.AddMethodSpecification(reference, _metadata.GetOrAddBlob(instance)));
    }

    public byte[] Of(string assembly)
    {
        var code = new BlobBuilder();
        var bodies = new MethodBodyStreamEncoder(code);
        var nothing = new BlobBuilder();
        new BlobEncoder(nothing).MethodSignature().Parameters(0, to => to.Void(), _ => { });
        _metadata.AddModule(
            0,
            _metadata.GetOrAddString("startup.mibc"),
            _metadata.GetOrAddGuid(new Guid(1, 0, 0, new byte[8])),
            default,
            default
        );
        _metadata.AddAssembly(
            _metadata.GetOrAddString("startup"),
            new Version(1, 0),
            default,
            default,
            default,
            AssemblyHashAlgorithm.None
        );
        _metadata.AddTypeDefinition(
            default,
            default,
            _metadata.GetOrAddString("<Module>"),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1)
        );
        var group = Method(assembly, to => _methods.ForEach(m => Token(to, m)));
        Method(
            "AssemblyDictionary",
            to =>
            {
                to.LoadString(_metadata.GetOrAddUserString(assembly + ";"));
                Token(to, group);
            }
        );
        var written = new BlobBuilder();
        new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(),
            new MetadataRootBuilder(_metadata),
            code,
            deterministicIdProvider: _ => new BlobContentId(new Guid(1, 0, 0, new byte[8]), 1)
        ).Serialize(written);
        return written.ToArray();

        MethodDefinitionHandle Method(string name, Action<InstructionEncoder> write)
        {
            var body = new InstructionEncoder(new BlobBuilder());
            write(body);
            body.OpCode(ILOpCode.Ret);
            return _metadata.AddMethodDefinition(
                MethodAttributes.Public | MethodAttributes.Static,
                MethodImplAttributes.IL,
                _metadata.GetOrAddString(name),
                _metadata.GetOrAddBlob(nothing),
                bodies.AddMethodBody(body),
                default
            );
        }

        static void Token(InstructionEncoder to, EntityHandle of)
        {
            to.OpCode(ILOpCode.Ldtoken);
            to.Token(of);
            to.OpCode(ILOpCode.Pop);
        }
    }

    private void Write(SignatureTypeEncoder to, Type type)
    {
        if (type.IsByRef)
        {
            Write(to, type.GetElementType()!);
        }
        else if (type.IsGenericMethodParameter)
        {
            to.GenericMethodTypeParameter(type.GenericParameterPosition);
        }
        else if (type.IsGenericTypeParameter)
        {
            to.GenericTypeParameter(type.GenericParameterPosition);
        }
        else if (type.IsSZArray)
        {
            Write(to.SZArray(), type.GetElementType()!);
        }
        else if (type == typeof(void*))
        {
            to.VoidPointer();
        }
        else if (type.IsPointer)
        {
            Write(to.Pointer(), type.GetElementType()!);
        }
        else if (type.IsGenericType)
        {
            var of = to.GenericInstantiation(ReferenceTo(type), type.GetGenericArguments().Length, type.IsValueType);
            Array.ForEach(type.GetGenericArguments(), a => Write(of.AddArgument(), a));
        }
        else if (Primitive(type) is { } primitive)
        {
            to.PrimitiveType(primitive);
        }
        else
        {
            to.Type(ReferenceTo(type), type.IsValueType);
        }
    }

    private static PrimitiveTypeCode? Primitive(Type type) =>
        type == typeof(object) ? PrimitiveTypeCode.Object
        : type == typeof(string) ? PrimitiveTypeCode.String
        : type.IsPrimitive ? Enum.Parse<PrimitiveTypeCode>(type.Name)
        : null;

    private EntityHandle TokenOf(Type type)
    {
        if (!type.IsGenericType)
        {
            return ReferenceTo(type);
        }

        var signature = new BlobBuilder();
        Write(new BlobEncoder(signature).TypeSpecificationSignature(), type);
        return _metadata.AddTypeSpecification(_metadata.GetOrAddBlob(signature));
    }

    private TypeReferenceHandle ReferenceTo(Type type)
    {
        type = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (!_types.TryGetValue(type, out var reference))
        {
            EntityHandle scope = type.DeclaringType is { } outer ? ReferenceTo(outer) : AssemblyOf(type.Assembly);
            var space = type.DeclaringType is null ? type.Namespace ?? "" : "";
            reference = _metadata.AddTypeReference(scope, _metadata.GetOrAddString(space), _metadata.GetOrAddString(type.Name));
            _types.Add(type, reference);
        }

        return reference;
    }

    private AssemblyReferenceHandle AssemblyOf(Assembly assembly)
    {
        if (!_assemblies.TryGetValue(assembly, out var reference))
        {
            var name = assembly.GetName();
            var key = name.GetPublicKeyToken() is { Length: > 0 } token ? _metadata.GetOrAddBlob(token) : default;
            reference = _metadata.AddAssemblyReference(_metadata.GetOrAddString(name.Name!), name.Version!, default, key, default, default);
            _assemblies.Add(assembly, reference);
        }

        return reference;
    }
}
