package io.pulseline.serving.rest;

import com.fasterxml.jackson.core.JsonFactory;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** One JSON factory for reading and writing: it keeps the symbol table of field names. */
@Factory
final class JsonBeans {
  private final JsonFactory factory = Json.factory();

  @Singleton
  JsonRequestReader reader() {
    return new JsonRequestReader(factory);
  }

  @Singleton
  InstancesReader instances() {
    return new InstancesReader(factory);
  }

  @Singleton
  RepositoryRequestReader repository() {
    return new RepositoryRequestReader(factory);
  }

  @Singleton
  JsonWriter writer() {
    return new JsonWriter(factory);
  }

  @Singleton
  CloudEvents events(JsonWriter writer) {
    return new CloudEvents(factory, writer);
  }
}
