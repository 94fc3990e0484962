package io.pulseline.jobs.elasticsearch;

/**
 * A document of our own for an index.
 *
 * @param id writing it again overwrites the one that is there
 * @param json its fields
 */
public record Document(String id, String json) {}
