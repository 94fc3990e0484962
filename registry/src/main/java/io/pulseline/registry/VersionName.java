package io.pulseline.registry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of model versions: {@code v_<yyyyMMdd_HHmmss>_acc_<0_dddd>}, in UTC. */
public final class VersionName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

  private VersionName() {}

  public static String of(Instant time, double accuracy) {
    String digits = String.format(Locale.ROOT, "%.4f", accuracy).replace('.', '_');
    return "v_" + TIME.format(time) + "_acc_" + digits;
  }
}
