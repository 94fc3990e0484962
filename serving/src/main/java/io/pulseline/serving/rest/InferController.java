package io.pulseline.serving.rest;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.ModelMetadata;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Inference. A small request is answered on the event loop that read it, since handing it to
 * another thread costs more than the scoring; a large one would hold that loop's other connections
 * up, so it goes to the pool.
 */
@Controller("/v2/models/{model}")
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
@Produces(MediaType.APPLICATION_JSON)
class InferController {
  private final DataPlane plane;
  private final BatchPool pool;
  private final JsonRequestReader reader;
  private final ResponseWriter writer;
  private final Predicate<RestRequest> slow;

  InferController(
      DataPlane plane, BatchPool pool, JsonRequestReader reader, ResponseWriter writer) {
    this.plane = plane;
    this.pool = pool;
    this.reader = reader;
    this.writer = writer;
    this.slow = request -> plane.isSlow(request.inference());
  }

  // A variable that the path lacks is looked for in the body unless it is said to be of the path
  @Post(uris = {"/infer", "/versions/{version}/infer"})
  CompletionStage<HttpResponse<byte[]>> infer(
      @PathVariable String model, @Nullable @PathVariable String version, @Body RequestBody body) {
    String wanted = version == null ? "" : version;
    return pool.submit(
        body.bytes().length,
        () -> read(model, wanted, body),
        slow,
        request ->
            writer.write(plane.infer(request.inference(), body.origin()), request.outputs()));
  }

  private RestRequest read(String model, String version, RequestBody body) {
    // A wrong address is told before a wrong body
    ModelMetadata metadata = plane.metadata(model, version);
    body.requireInflated();
    return body.isRaw()
        ? RawRequest.of(metadata, version, body.bytes())
        : reader.read(model, version, body);
  }
}
