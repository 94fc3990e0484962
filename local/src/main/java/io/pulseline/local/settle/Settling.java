package io.pulseline.local.settle;

import io.pulseline.contract.UserException;
import io.pulseline.local.stack.Stack;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.ledger.Ledger;
import io.pulseline.observe.ledger.LedgerReader;
import io.pulseline.observe.live.Counts;
import io.pulseline.observe.live.LiveCounts;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The wait until all that was sent is where it belongs: counts first, which is cheap. */
public final class Settling {
  private final Stack stack;
  private final Story story;
  private final LiveCounts live;
  private final Duration patience;

  /**
   * A wait for some stores.
   *
   * @param patience for how long counts may stand still before they are taken for final
   */
  public Settling(Stack stack, Story story, LiveCounts live, Duration patience) {
    this.stack = stack;
    this.story = story;
    this.live = live;
    this.patience = patience;
  }

  /**
   * Waits, and then looks at every single record. Whether they balance is for the caller to judge.
   *
   * @param sent records of the topic, by whoever sent them
   * @param each called with the counts as they come
   * @param over what has to be so besides
   */
  public Ledger await(
      LedgerReader ledgers, long sent, Consumer<Counts> each, BooleanSupplier over) {
    Progressing progress = new Progressing(patience, System::nanoTime);
    stack.until(
        () -> {
          Counts counts = live.now();
          each.accept(counts);
          progress.look(counts);
          return (over.getAsBoolean() && counts.settled(sent)) || progress.stalled();
        },
        Duration.ofHours(1),
        () -> new IllegalStateException("the stores did not settle in an hour"));
    story.settle(live.now().line());
    return ledgers.read();
  }

  /**
   * Holds the generator's word against the topic.
   *
   * @param acknowledged records that Kafka acknowledged to the generator
   * @param grown by how many the topic grew
   * @throws UserException when they differ
   */
  public static void compare(long acknowledged, long grown) {
    if (acknowledged != grown) {
      throw new UserException(
          "the generator had %,d records acknowledged, but the topic grew by %,d"
              .formatted(acknowledged, grown));
    }
  }
}
