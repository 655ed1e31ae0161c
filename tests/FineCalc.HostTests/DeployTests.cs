using FineCalc.Cli;
using k8s;
using k8s.Models;

namespace FineCalc.HostTests;

/// <summary>The launchers of deploy/ are what their schedulers take, and agree with the command on its exit codes.</summary>
public sealed class DeployTests
{
    private static readonly string Yaml = File.ReadAllText(Shipped.PathOf("deploy/kubernetes.yaml"));

    [Fact]
    public void The_job_of_Kubernetes_has_only_fields_that_it_knows()
    {
        var job = KubernetesYaml.Deserialize<V1Job>(Yaml, strict: true);

        Assert.Equal(("batch/v1", "Job", "Indexed"), (job.ApiVersion, job.Kind, job.Spec.CompletionMode));
        Assert.NotNull(job.Spec.BackoffLimitPerIndex);
        Assert.Equal("Never", job.Spec.Template.Spec.RestartPolicy);
        Assert.ThrowsAny<Exception>(() =>
            KubernetesYaml.Deserialize<V1Job>(
                Yaml.Replace("backoffLimitPerIndex", "backoffLimitPerIndx", StringComparison.Ordinal),
                strict: true
            )
        );
    }

    [Fact]
    public void What_comes_again_is_not_tried_again()
    {
        var rule = KubernetesYaml.Deserialize<V1Job>(Yaml, strict: true).Spec.PodFailurePolicy.Rules.Single(r => r.OnExitCodes is not null);
        int[] final = [Tool.CaseProblems, Tool.RegimeProblems, Tool.Usage, Tool.Bug];

        Assert.Equal(("FailIndex", "In"), (rule.Action, rule.OnExitCodes.OperatorProperty));
        Assert.Equal(final, rule.OnExitCodes.Values);
        Assert.Contains(
            string.Join(" | ", final.Prepend(Tool.Ok)) + ") exit",
            File.ReadAllText(Shipped.PathOf("deploy/slurm.sh")),
            StringComparison.Ordinal
        );
    }
}
