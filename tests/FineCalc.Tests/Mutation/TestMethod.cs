using System.Reflection;
using System.Runtime.ExceptionServices;
using Xunit.Sdk;
using Xunit.v3;

namespace FineCalc.Tests.Mutation;

/// <summary>One method of the tests with all its rows, run in this process as often as is asked: it throws where it fails.</summary>
internal sealed class TestMethod(MethodInfo method)
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Type[] OutputOnly = [typeof(ITestOutputHelper)];

    public string Name => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>The methods of classes, in an order that is the same in every process.</summary>
    public static IReadOnlyList<TestMethod> Of(IEnumerable<string> classes)
    {
        var wanted = classes.ToHashSet();
        return
        [
            .. typeof(TestMethod)
                .Assembly.GetTypes()
                .Where(t => wanted.Contains(t.Name))
                .OrderBy(t => t.FullName, StringComparer.Ordinal)
                .SelectMany(t => t.GetMethods(Any).Where(m => m.GetCustomAttributes().Any(a => a is IFactAttribute { Skip: null })))
                .Select(m => new TestMethod(m)),
        ];
    }

    public void Run()
    {
        var sources = method.GetCustomAttributes().OfType<IDataAttribute>().ToList();
        if (sources.Count == 0)
        {
            Run([]);
            return;
        }

        foreach (var source in sources)
        {
            // Whoever finds tests tells a source where its member is: it has no rows otherwise.
            if (source is MemberDataAttribute member)
            {
                member.MemberType ??= method.ReflectedType;
            }

            var rows = source.GetData(method, new DisposalTracker()).AsTask().GetAwaiter().GetResult();
            if (rows.Count == 0)
            {
                throw new InvalidOperationException($"{Name} has no rows.");
            }

            foreach (var row in rows)
            {
                Run(row.GetData());
            }
        }
    }

    private void Run(object?[] given)
    {
        var arguments = method.ResolveMethodArguments(given);
        var closed = method.IsGenericMethodDefinition ? method.MakeGenericMethod(method.ResolveGenericTypes(arguments)) : method;
        object? test = null;
        try
        {
            test = method.IsStatic ? null : Make(method.ReflectedType!);
            switch (closed.Invoke(test, arguments))
            {
                case Task task:
                    task.GetAwaiter().GetResult();
                    break;
                case ValueTask task:
                    task.AsTask().GetAwaiter().GetResult();
                    break;
            }
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } failure)
        {
            // What is skipped on this machine neither holds nor fails.
            if (!failure.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal))
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }
        finally
        {
            (test as IDisposable)?.Dispose();
        }
    }

    private static object Make(Type type) =>
        type.GetConstructor(OutputOnly) is { } made ? made.Invoke([new Silent()]) : Activator.CreateInstance(type)!;

    private sealed class Silent : ITestOutputHelper
    {
        public string Output => "";

        public void Write(string message) { }

        public void Write(string format, params object[] args) { }

        public void WriteLine(string message) { }

        public void WriteLine(string format, params object[] args) { }
    }
}
