package io.pulseline.trainer.distributed;

import io.pulseline.contract.UserException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the tasks of a job this process is, as the XGBoost policy of Kubeflow Trainer says in
 * the environment.
 *
 * @param host where task 0 has to start the tracker
 * @param port of the tracker
 * @param workers number of tasks
 * @param task from 0
 */
record TaskAssignment(String host, int port, int workers, int task) {
  private static final String HOST = "DMLC_TRACKER_URI";
  private static final String PORT = "DMLC_TRACKER_PORT";
  private static final String WORKERS = "DMLC_NUM_WORKER";
  private static final String TASK = "DMLC_TASK_ID";
  private static final List<String> ALL = List.of(HOST, PORT, WORKERS, TASK);

  /** Sums of more would not be exact; see {@link XgboostCollective}. */
  static final int MOST_WORKERS = 256;

  /** Empty when there is nothing of it in the environment, or only one task. */
  static Optional<TaskAssignment> of(Map<String, String> environment) {
    List<String> missing =
        ALL.stream().filter(name -> environment.getOrDefault(name, "").isBlank()).toList();
    if (missing.size() == ALL.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new UserException(
          String.format(
              "%s %s not set, but others of %s are; set all of them to fit on several machines, or"
                  + " none",
              String.join(" and ", missing), missing.size() == 1 ? "is" : "are", ALL));
    }
    int workers = number(environment, WORKERS, 1, MOST_WORKERS);
    TaskAssignment task =
        new TaskAssignment(
            environment.get(HOST).strip(),
            number(environment, PORT, 1, 65_535),
            workers,
            number(environment, TASK, 0, workers - 1));
    return workers == 1 ? Optional.empty() : Optional.of(task);
  }

  private static int number(Map<String, String> environment, String name, int least, int most) {
    String text = environment.get(name).strip();
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UserException(name + " is '" + text + "', it must be a whole number", e);
    }
    if (number < least || number > most) {
      throw new UserException(
          String.format("%s is %d, it must be from %d to %d", name, number, least, most));
    }
    return number;
  }

  /** Where the workers meet. */
  String address() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return "task " + task + " of " + workers;
  }
}
