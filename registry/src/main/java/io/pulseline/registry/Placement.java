package io.pulseline.registry;

import java.util.List;
import java.util.Optional;

/**
 * Where a version is, and how it came there.
 *
 * @param why null when the registry does not remember
 * @param displaced the moves of those that made room for it
 * @param rival the version in production, or, when this one is, the one that it took production
 *     from
 */
public record Placement(Entry entry, String why, List<Move> displaced, Optional<Entry> rival) {}
