package io.pulseline.registry;

/**
 * A folder that holds no readable version.
 *
 * @param problem what is wrong, on one line
 */
public record Broken(String version, String problem) {}
