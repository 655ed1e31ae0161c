using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FineCalc;

// Values from and to their texts for whoever goes by TypeConverter: options of a configuration, grids of properties, keys of a dictionary,
// and JSON libraries that ask for it. The text holds every digit and is the same in every culture.
internal sealed class ValueConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.None)] T> : TypeConverter
    where T : struct, IParsable<T>, IFormattable
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) =>
        destinationType == typeof(string) || base.CanConvertTo(context, destinationType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.Parse(text, null) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is T of
            ? of.ToString("R", null)
            : base.ConvertTo(context, culture, value, destinationType);
}
