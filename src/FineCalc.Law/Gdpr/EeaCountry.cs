namespace FineCalc.Gdpr;

/// <summary>The countries whose authorities fine under the GDPR: the European Economic Area.</summary>
public enum EeaCountry
{
    /// <summary>Austria.</summary>
    Austria,

    /// <summary>Belgium.</summary>
    Belgium,

    /// <summary>Bulgaria.</summary>
    Bulgaria,

    /// <summary>Croatia.</summary>
    Croatia,

    /// <summary>Cyprus.</summary>
    Cyprus,

    /// <summary>Czechia.</summary>
    Czechia,

    /// <summary>Denmark.</summary>
    Denmark,

    /// <summary>Estonia.</summary>
    Estonia,

    /// <summary>Finland.</summary>
    Finland,

    /// <summary>France.</summary>
    France,

    /// <summary>Germany.</summary>
    Germany,

    /// <summary>Greece.</summary>
    Greece,

    /// <summary>Hungary.</summary>
    Hungary,

    /// <summary>Iceland.</summary>
    Iceland,

    /// <summary>Ireland.</summary>
    Ireland,

    /// <summary>Italy.</summary>
    Italy,

    /// <summary>Latvia.</summary>
    Latvia,

    /// <summary>Liechtenstein.</summary>
    Liechtenstein,

    /// <summary>Lithuania.</summary>
    Lithuania,

    /// <summary>Luxembourg.</summary>
    Luxembourg,

    /// <summary>Malta.</summary>
    Malta,

    /// <summary>Netherlands.</summary>
    Netherlands,

    /// <summary>Norway.</summary>
    Norway,

    /// <summary>Poland.</summary>
    Poland,

    /// <summary>Portugal.</summary>
    Portugal,

    /// <summary>Romania.</summary>
    Romania,

    /// <summary>Slovakia.</summary>
    Slovakia,

    /// <summary>Slovenia.</summary>
    Slovenia,

    /// <summary>Spain.</summary>
    Spain,

    /// <summary>Sweden.</summary>
    Sweden,
}
