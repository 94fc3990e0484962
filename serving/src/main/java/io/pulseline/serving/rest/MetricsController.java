package io.pulseline.serving.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.pulseline.serving.plane.DataPlane;

/** What the server measures, for Prometheus. */
@Controller
class MetricsController {
  private final DataPlane plane;

  MetricsController(DataPlane plane) {
    this.plane = plane;
  }

  @Get("/metrics")
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  byte[] metrics() {
    return plane.metrics().text();
  }
}
