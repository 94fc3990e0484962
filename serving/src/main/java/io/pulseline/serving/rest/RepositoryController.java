package io.pulseline.serving.rest;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.pulseline.serving.repository.IndexEntry;
import io.pulseline.serving.repository.RepositoryControl;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The model repository extension: what there is, and loading and unloading it. */
@Controller("/v2/repository")
@Consumes(MediaType.ALL) // tritonclient says of no body here what it is
@Produces(MediaType.APPLICATION_JSON)
class RepositoryController {
  private final RepositoryControl repository;
  private final RepositoryRequestReader reader;
  private final JsonWriter json;

  RepositoryController(
      RepositoryControl repository, RepositoryRequestReader reader, JsonWriter json) {
    this.repository = repository;
    this.reader = reader;
    this.json = json;
  }

  @Post("/index")
  byte[] index(@Nullable @Body RequestBody body) {
    List<IndexEntry> index = repository.index(reader.read(body).readyOnly());
    return json.array(index.stream().map(RepositoryController::fields).toList());
  }

  private static JsonWriter.Fields fields(IndexEntry entry) {
    return object -> {
      object.writeStringField("name", entry.model());
      object.writeStringField("version", entry.version());
      object.writeStringField("state", entry.state());
      object.writeStringField("reason", entry.reason());
    };
  }

  @Post("/models/{model}/load")
  CompletionStage<byte[]> load(@PathVariable String model, @Nullable @Body RequestBody body) {
    return repository
        .load(model, reader.read(body).version())
        .thenApply(done -> confirmation(model, "load"));
  }

  @Post("/models/{model}/unload")
  CompletionStage<byte[]> unload(@PathVariable String model, @Nullable @Body RequestBody body) {
    return repository
        .unload(model, reader.read(body).version())
        .thenApply(done -> confirmation(model, "unload"));
  }

  /** As KServe's server has it; other clients look at the status only. */
  private byte[] confirmation(String model, String what) {
    return json.object(
        body -> {
          body.writeStringField("name", model);
          body.writeBooleanField(what, true);
        });
  }
}
