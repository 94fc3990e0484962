package io.pulseline.cli;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes in bytes as people write them: 65536, 512KiB, 64MiB, 1GiB. */
public final class ByteSizeConverter implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("([0-9]+) ?(B|KiB|MiB|GiB)?");

  @Override
  public Long convert(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      BigInteger bytes = new BigInteger(form.group(1)).shiftLeft(shift(form.group(2)));
      if (bytes.bitLength() < Long.SIZE) {
        return bytes.longValueExact();
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is no size such as 65536, 512KiB, 64MiB or 1GiB");
  }

  private static int shift(String unit) {
    if (unit == null) {
      return 0;
    }
    return switch (unit) {
      case "KiB" -> 10;
      case "MiB" -> 20;
      case "GiB" -> 30;
      default -> 0;
    };
  }
}
