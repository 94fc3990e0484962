package io.pulseline.contract.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line by which a part says that it does its work now: {@code READY serving http://127.0.0.1:80
 * grpc=127.0.0.1:81 version=v_1}. An address has no spaces; the value of a detail may.
 *
 * @param part what the part calls itself
 * @param address where it listens, or where people look at it
 * @param details more to know, by keys of small letters, in their order
 */
public record ReadyLine(String part, String address, Map<String, String> details) {
  /** Detail of a job: the checkpoint that it started from, or {@link #NOTHING}. */
  public static final String RESTORED = "restored";

  public static final String NOTHING = "none";

  /** Detail of a job: where Prometheus finds its metrics, a URL. */
  public static final String METRICS = "metrics";

  /** Details of a server: its second address, and the version of its model. */
  public static final String GRPC = "grpc";

  public static final String VERSION = "version";

  /** Detail of a server of all models of a lake: their names, with commas between. */
  public static final String MODELS = "models";

  private static final String PREFIX = "READY ";
  private static final Pattern FORM = Pattern.compile(PREFIX + "(\\S+) (\\S+)(.*)");
  private static final Pattern DETAIL = Pattern.compile(" ([a-z]+)=(.*?)(?= [a-z]+=|$)");

  public ReadyLine {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  public static ReadyLine of(String part, String address) {
    return new ReadyLine(part, address, Map.of());
  }

  /** The line of standard output, if it is a READY line. */
  public static Optional<ReadyLine> parse(String line) {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      return Optional.empty();
    }
    Map<String, String> details = new LinkedHashMap<>();
    Matcher detail = DETAIL.matcher(form.group(3));
    while (detail.find()) {
      details.put(detail.group(1), detail.group(2));
    }
    return Optional.of(new ReadyLine(form.group(1), form.group(2), details));
  }

  /** The same with one more detail. */
  public ReadyLine with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(key, value);
    return new ReadyLine(part, address, more);
  }

  public Optional<String> detail(String key) {
    return Optional.ofNullable(details.get(key));
  }

  /** The line as it is written. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(PREFIX).append(part).append(' ').append(address);
    details.forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
    return line.toString();
  }
}
