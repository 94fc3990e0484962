package io.pulseline.registry;

import io.pulseline.contract.UserException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of model versions: {@code v_<yyyyMMdd_HHmmss>_acc_<0_dddd>}, in UTC. */
public final class VersionName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

  /** One segment of a path that leads nowhere else and hides from nobody. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");

  private VersionName() {}

  /** Whether a text can name a version: names in files that others write become folders here. */
  static boolean isSafe(String version) {
    return version != null && SAFE.matcher(version).matches();
  }

  /**
   * Makes sure that a text can name a version.
   *
   * @throws UserException when it cannot
   */
  static void require(String version) {
    if (!isSafe(version)) {
      throw new UserException("'" + version + "' is no name of a version");
    }
  }

  public static String of(Instant time, double accuracy) {
    String digits = String.format(Locale.ROOT, "%.4f", accuracy).replace('.', '_');
    return "v_" + TIME.format(time) + "_acc_" + digits;
  }
}
