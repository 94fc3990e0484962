package io.pulseline.serving.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.pulseline.contract.model.Signature;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.ModelMetadata;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * KServe's first protocol: rows in, the label of each out, explained or not. A request that is a
 * CloudEvent is answered with one.
 */
@Controller("/v1/models")
@Consumes({MediaType.APPLICATION_JSON, EventMode.STRUCTURED_TYPE})
@Produces(MediaType.APPLICATION_JSON)
class V1Controller {
  private final DataPlane plane;
  private final BatchPool pool;
  private final InstancesReader reader;
  private final CloudEvents events;
  private final RowsNote rows;
  private final ServerController server;
  private final ModelController model;

  /** An inference, and how its answer is to be wrapped. */
  private record V1Request(InferRequest inference, EventMode mode) {}

  V1Controller(
      DataPlane plane,
      BatchPool pool,
      InstancesReader reader,
      CloudEvents events,
      RowsNote rows,
      ServerController server,
      ModelController model) {
    this.plane = plane;
    this.pool = pool;
    this.reader = reader;
    this.events = events;
    this.rows = rows;
    this.server = server;
    this.model = model;
  }

  /** As v2 has it. */
  @Get
  byte[] models() {
    return server.models();
  }

  /** As v2 has it. */
  @Get("/{name}")
  HttpResponse<byte[]> ready(@PathVariable String name) {
    return model.ready(name, null);
  }

  @Post("/{name}:predict")
  @Produces({MediaType.APPLICATION_JSON, EventMode.STRUCTURED_TYPE})
  CompletionStage<HttpResponse<byte[]>> predict(
      @PathVariable String name, HttpHeaders headers, @Body RequestBody body) {
    return answer(name, headers, body, false);
  }

  /** As {@link #predict}, with what each feature added to each prediction. */
  @Post("/{name}:explain")
  @Produces({MediaType.APPLICATION_JSON, EventMode.STRUCTURED_TYPE})
  CompletionStage<HttpResponse<byte[]>> explain(
      @PathVariable String name, HttpHeaders headers, @Body RequestBody body) {
    return answer(name, headers, body, true);
  }

  private CompletionStage<HttpResponse<byte[]>> answer(
      String name, HttpHeaders headers, RequestBody body, boolean explain) {
    return pool.submit(
        body.size(),
        () -> read(name, EventMode.of(headers), body, explain),
        request -> plane.isSlow(request.inference()),
        request -> answer(request, body));
  }

  private V1Request read(String name, EventMode mode, RequestBody body, boolean explain) {
    ModelMetadata metadata = plane.metadata(name, "");
    byte[] bytes = body.inflated().bytes();
    byte[] json = mode == EventMode.STRUCTURED ? events.data(bytes) : bytes;
    return new V1Request(
        new InferRequest(
            name, "", "", reader.read(metadata, json), List.of(Signature.LABEL), explain),
        mode);
  }

  private HttpResponse<byte[]> answer(V1Request request, RequestBody body) {
    InferResponse response = plane.infer(request.inference(), body.origin());
    return rows.put(
        events.answer(
            request.mode(), response.model(), json -> PredictionsJson.write(json, response)),
        response.rows());
  }
}
