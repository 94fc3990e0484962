package io.pulseline.contract.schema;

/**
 * One field of a message.
 *
 * @param required whether it is there in each message and not null; else it may be absent or null
 * @param meaning for people; empty where the name says all
 */
public record SchemaField(String name, SchemaType type, boolean required, String meaning) {}
