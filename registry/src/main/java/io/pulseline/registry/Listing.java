package io.pulseline.registry;

import java.util.List;

/**
 * What lies in a store.
 *
 * @param registry with versions that {@code registry.json} does not know yet as drafts
 * @param broken what looks like a version and cannot be read
 */
public record Listing(Registry registry, List<Broken> broken) {}
