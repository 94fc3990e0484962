package io.pulseline.serving.rest;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Inference. A small request is answered on the event loop that read it, since handing it to
 * another thread costs more than the scoring; a large one would hold that loop's other connections
 * up, so it goes to the pool.
 */
@Controller("/v2/models/{model}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class InferController {
  private final DataPlane plane;
  private final BatchPool pool;
  private final JsonRequestReader reader;
  private final JsonWriter writer;

  InferController(DataPlane plane, BatchPool pool, JsonRequestReader reader, JsonWriter writer) {
    this.plane = plane;
    this.pool = pool;
    this.reader = reader;
    this.writer = writer;
  }

  @Post(uris = {"/infer", "/versions/{version}/infer"})
  CompletionStage<byte[]> infer(String model, @Nullable String version, @Body byte[] body) {
    String wanted = version == null ? "" : version;
    if (pool.isSmall(body.length)) {
      return CompletableFuture.completedFuture(answer(model, wanted, body));
    }
    return pool.submit(() -> answer(model, wanted, body));
  }

  private byte[] answer(String model, String version, byte[] body) {
    // A wrong address is told before a wrong body
    plane.require(model, version);
    return writer.response(plane.infer(reader.read(model, version, body)));
  }
}
