package io.pulseline.serving.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.pulseline.serving.plane.Readiness;

/** Liveness and readiness. Some clients look at the status, others at a key: both are there. */
@Controller
@Produces(MediaType.APPLICATION_JSON)
class HealthController {
  private final Readiness readiness;
  private final JsonWriter json;

  HealthController(Readiness readiness, JsonWriter json) {
    this.readiness = readiness;
    this.json = json;
  }

  @Get("/v2/health/live")
  byte[] live() {
    return json.object(
        body -> {
          body.writeBooleanField("live", true);
          body.writeStringField("status", "alive");
        });
  }

  @Get("/v2/health/ready")
  HttpResponse<byte[]> ready() {
    boolean ready = readiness.isReady();
    byte[] answer =
        json.object(
            body -> {
              body.writeBooleanField("live", true);
              body.writeBooleanField("ready", ready);
              if (!ready) {
                body.writeStringField("error", readiness.reason());
              }
              String warning = readiness.warning();
              if (!warning.isEmpty()) {
                body.writeStringField("warning", warning);
              }
            });
    return HttpResponse.<byte[]>status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(answer);
  }
}
