package io.pulseline.schemas;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.util.Optional;

/** Registers the schemas of what we write, before it is written. */
public final class SchemaRegistry {
  /** New readers read what old writers wrote, so readers are renewed first. */
  private static final String COMPATIBILITY = "BACKWARD";

  private final SchemaRegistrySettings settings;
  private final SchemaRegistryClient client;

  public SchemaRegistry(SchemaRegistrySettings settings) {
    this.settings = settings;
    this.client = new SchemaRegistryClient(settings);
  }

  /**
   * Registers the schema of a topic's values. The subject is made BACKWARD compatible, unless
   * somebody has given it a compatibility of its own.
   *
   * @return the schema's id
   * @throws UserException when the registry refuses it, with its reason, or does not answer
   */
  public int register(String topic, SchemaText schema) {
    String subject = MessageSchemas.subject(topic);
    return ask(
        () -> {
          requireType(subject, schema.type());
          if (!client.hasCompatibility(subject)) {
            client.setCompatibility(subject, COMPATIBILITY);
          }
          return client.register(subject, schema);
        },
        "the schema of " + subject);
  }

  /** In which language a topic's values are described, empty when they are not. */
  public Optional<String> type(String topic) {
    String subject = MessageSchemas.subject(topic);
    return ask(() -> client.latest(subject).map(SchemaText::type), subject);
  }

  /** Registries tell of this one in words that nobody understands. */
  private void requireType(String subject, String type) throws IOException, InterruptedException {
    String there = client.latest(subject).map(SchemaText::type).orElse(type);
    if (!there.equals(type)) {
      throw new UserException(
          "%s holds schemas of type %s at %s, and this would be one of %s; write to another topic,"
                  .formatted(subject, there, settings.url(), type)
              + " or as its other writers do");
    }
  }

  private interface Question<T> {
    T answer() throws IOException, InterruptedException;
  }

  private <T> T ask(Question<T> question, String about) {
    try {
      return question.answer();
    } catch (SchemaRegistryClient.RefusedException e) {
      throw new UserException(
          "the schema registry at %s refuses %s: %s"
              .formatted(settings.url(), about, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UserException(
          "the schema registry does not answer at %s (%s); start it, or correct --schema-registry"
              .formatted(settings.url(), e.getMessage() == null ? e : e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted while the schema registry was asked", e);
    }
  }
}
