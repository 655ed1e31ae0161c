namespace FineCalc.Estimates;

/// <summary>A figure of a back-test with its 90% interval over resampled clusters.</summary>
public readonly record struct BacktestFigure(double Value, double Low, double High);
