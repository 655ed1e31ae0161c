using FineCalc;

public sealed record Values(Money Amount, Rate Share, Count People, Currency Currency, Money? Cap);
