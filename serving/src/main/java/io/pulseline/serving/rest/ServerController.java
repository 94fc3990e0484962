package io.pulseline.serving.rest;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.ServerMetadata;

/** What this server is and which models it has. */
@Controller("/v2")
@Produces(MediaType.APPLICATION_JSON)
class ServerController {
  private final DataPlane plane;
  private final JsonWriter json;

  ServerController(DataPlane plane, JsonWriter json) {
    this.plane = plane;
    this.json = json;
  }

  @Get
  byte[] metadata() {
    ServerMetadata server = plane.server();
    return json.object(
        body -> {
          body.writeStringField("name", server.name());
          body.writeStringField("version", server.version());
          body.writeArrayFieldStart("extensions");
          for (String extension : server.extensions()) {
            body.writeString(extension);
          }
          body.writeEndArray();
        });
  }

  @Get("/models")
  byte[] models() {
    return json.object(
        body -> {
          body.writeArrayFieldStart("models");
          for (String name : plane.names()) {
            body.writeString(name);
          }
          body.writeEndArray();
        });
  }
}
