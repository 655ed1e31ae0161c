using NodaTime;

namespace FineCalc.Estimates;

/// <summary>A centre and a standard deviation, both of logarithms to base 10.</summary>
internal readonly record struct LogNumber(double Centre, double Deviation);
