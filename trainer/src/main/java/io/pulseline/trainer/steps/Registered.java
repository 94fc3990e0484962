package io.pulseline.trainer.steps;

import io.pulseline.registry.Entry;
import io.pulseline.registry.Move;
import io.pulseline.registry.Stage;
import io.pulseline.trainer.parity.Parity;
import java.util.List;
import java.util.Map;

/**
 * A registered version.
 *
 * @param folder local copy of the package
 * @param uri where it lies in the lake
 * @param why it is in that stage
 * @param previous the version that was in production when it came, null when none was
 * @param displaced the moves of those that made room for it
 */
public record Registered(
    String version,
    String folder,
    String uri,
    Stage stage,
    String why,
    Map<String, Double> metrics,
    Entry previous,
    List<Move> displaced,
    long rows,
    Parity parity) {}
