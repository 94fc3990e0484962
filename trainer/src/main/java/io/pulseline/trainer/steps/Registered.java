package io.pulseline.trainer.steps;

import io.pulseline.registry.Entry;
import io.pulseline.registry.Stage;
import io.pulseline.trainer.parity.Parity;
import java.util.Map;

/**
 * A registered version.
 *
 * @param folder local copy of the package
 * @param uri where it lies in the lake
 * @param previous the version before it, null for the first one
 */
public record Registered(
    String version,
    String folder,
    String uri,
    Stage stage,
    Map<String, Double> metrics,
    Entry previous,
    long rows,
    Parity parity) {}
