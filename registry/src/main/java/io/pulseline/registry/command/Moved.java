package io.pulseline.registry.command;

import io.pulseline.cli.Output;
import io.pulseline.registry.Entry;
import io.pulseline.registry.Move;
import io.pulseline.registry.Placement;
import io.pulseline.registry.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What programs get of a version that was moved.
 *
 * @param why null when nobody said
 * @param archived the versions that made room for it
 */
record Moved(
    String version,
    Stage stage,
    Instant createdAt,
    Map<String, Double> metrics,
    String why,
    List<String> archived) {

  static void tell(Output output, Placement placement) {
    Entry entry = placement.entry();
    output.say("%s %s", entry.stage().label(), entry.version());
    if (placement.why() != null) {
      output.say("  why       %s", placement.why());
    }
    for (Move move : placement.displaced()) {
      output.say("  archived  %s, which was in %s", move.version(), move.from().label());
    }
    output.result(
        new Moved(
            entry.version(),
            entry.stage(),
            entry.createdAt(),
            entry.metrics(),
            placement.why(),
            placement.displaced().stream().map(Move::version).toList()));
  }
}
