package io.pulseline.serving.rest;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.Readiness;

/** The model's description and readiness, with or without a version in the path. */
@Controller("/v2/models/{model}")
@Produces(MediaType.APPLICATION_JSON)
class ModelController {
  private final DataPlane plane;
  private final Readiness readiness;
  private final JsonWriter json;

  ModelController(DataPlane plane, Readiness readiness, JsonWriter json) {
    this.plane = plane;
    this.readiness = readiness;
    this.json = json;
  }

  @Get(uris = {"/", "/versions/{version}"})
  byte[] metadata(@PathVariable String model, @Nullable @PathVariable String version) {
    ModelMetadata metadata = plane.metadata(model, version == null ? "" : version);
    return json.object(body -> MetadataJson.write(body, metadata, plane.versions(model)));
  }

  @Get(uris = {"/ready", "/versions/{version}/ready"})
  HttpResponse<byte[]> ready(@PathVariable String model, @Nullable @PathVariable String version) {
    plane.require(model, version == null ? "" : version);
    boolean ready = readiness.isReady();
    byte[] answer =
        json.object(
            body -> {
              body.writeStringField("name", model);
              body.writeBooleanField("ready", ready);
              if (!ready) {
                body.writeStringField("error", readiness.reason());
              }
            });
    return HttpResponse.<byte[]>status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(answer);
  }
}
