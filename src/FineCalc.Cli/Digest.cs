using System.Security.Cryptography;

namespace FineCalc.Cli;

// The SHA-256 of bytes as manifests, footers and reports have it.
internal static class Digest
{
    private const string Kind = "sha256:";

    public static string Of(byte[] content) => Said(SHA256.HashData(content));

    public static string Said(byte[] hash) => Kind + Convert.ToHexStringLower(hash);

    // The digits alone, for names of files.
    public static string Name(byte[] content) => Of(content)[Kind.Length..];
}
