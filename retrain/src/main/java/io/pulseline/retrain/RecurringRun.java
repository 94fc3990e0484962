package io.pulseline.retrain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.UserException;
import java.util.Map;

/** A run that Kubeflow starts by the clock, one at a time, and none for times that it missed. */
final class RecurringRun {
  private static final int FIELDS = 6;

  private RecurringRun() {}

  /**
   * Describes one.
   *
   * @param cron six fields, of which the first are seconds: {@code 0 0 3 * * *}
   * @throws UserException when it has another number of fields
   */
  static ObjectNode of(
      Pipeline pipeline,
      String name,
      String experiment,
      Map<String, String> parameters,
      String cron) {
    if (cron.strip().split("\\s+").length != FIELDS && !cron.startsWith("@")) {
      throw new UserException(
          "--cron '%s' has not six fields, of which the first are seconds: '0 0 3 * * *' is daily at three"
              .formatted(cron));
    }
    ObjectNode run = pipeline.run(name, experiment, parameters);
    run.put("max_concurrency", "1").put("no_catchup", true).put("mode", "ENABLE");
    run.putObject("trigger").putObject("cron_schedule").put("cron", cron.strip());
    return run;
  }
}
