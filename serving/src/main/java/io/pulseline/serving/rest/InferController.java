package io.pulseline.serving.rest;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.pulseline.serving.plane.BatchPool;
import java.util.concurrent.CompletionStage;

/**
 * Inference, but for what {@link InferHandler} answers before. A small request is answered on the
 * event loop that read it, since handing it to another thread costs more than the scoring; a large
 * one would hold that loop's other connections up, so it goes to the pool.
 */
@Controller("/v2/models/{model}")
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
@Produces(MediaType.APPLICATION_JSON)
class InferController {
  private final Inference inference;
  private final BatchPool pool;
  private final RowsNote rows;

  InferController(Inference inference, BatchPool pool, RowsNote rows) {
    this.inference = inference;
    this.pool = pool;
    this.rows = rows;
  }

  // A variable that the path lacks is looked for in the body unless it is said to be of the path
  @Post(uris = {"/infer", "/versions/{version}/infer"})
  CompletionStage<HttpResponse<byte[]>> infer(
      @PathVariable String model, @Nullable @PathVariable String version, @Body RequestBody body) {
    String wanted = version == null ? "" : version;
    return pool.submit(
        body.size(),
        () -> inference.read(model, wanted, body),
        inference::isSlow,
        request -> response(inference.answer(request, body.origin())));
  }

  private HttpResponse<byte[]> response(Answer answer) {
    MutableHttpResponse<byte[]> response =
        answer.hasTensors()
            ? HttpResponse.ok(answer.bytes())
                .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(RequestBody.JSON_LENGTH, Integer.toString(answer.jsonLength()))
            : HttpResponse.ok(answer.bytes());
    return rows.put(response, answer.rows());
  }
}
