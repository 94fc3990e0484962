package io.pulseline.retrain;

import java.util.List;

/** Where trainings run. */
interface Trainings {
  /** How a training is getting on. */
  enum State {
    RUNNING,
    SUCCEEDED,
    FAILED
  }

  /**
   * Starts a training; one that was started under this name already is not started again where that
   * can be known.
   *
   * @param name the same for the same alerts, also after a restart
   * @param features those that drift
   * @return by what {@link #state} knows it
   * @throws io.pulseline.contract.UserException when it cannot be started now
   */
  String start(String name, List<String> features);

  /**
   * How a training is getting on.
   *
   * @throws io.pulseline.contract.UserException when that cannot be known now
   */
  State state(String id);

  /** Ends what would not live on without this process. */
  default void stop() {}
}
