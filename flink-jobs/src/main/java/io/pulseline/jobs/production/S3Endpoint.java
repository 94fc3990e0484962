package io.pulseline.jobs.production;

import io.pulseline.contract.UserException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Where Flink's own S3 client is told that S3 is, so nobody has to say it twice. That client is
 * Hadoop's, and takes <code>${env.NAME}</code> for a variable of its process.
 */
final class S3Endpoint {
  private static final ConfigOption<String> OPTION =
      ConfigOptions.key("s3.endpoint").stringType().noDefaultValue();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.(\\w+)}");

  private S3Endpoint() {}

  /**
   * What the configuration says; null for AWS.
   *
   * @throws UserException when it names a variable that is not set
   */
  static String of(ReadableConfig flink, Map<String, String> environment) {
    String endpoint = flink.get(OPTION);
    Matcher variable = VARIABLE.matcher(endpoint == null ? "" : endpoint.strip());
    if (!variable.matches()) {
      return endpoint;
    }
    String value = environment.get(variable.group(1));
    if (value == null || value.isBlank()) {
      throw new UserException(
          "s3.endpoint is %s, but %s is not set; set it for JobManager and TaskManagers"
              .formatted(endpoint, variable.group(1)));
    }
    return value;
  }
}
