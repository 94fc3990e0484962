package io.pulseline.serving.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.pulseline.contract.model.Signature;
import io.pulseline.serving.json.TensorJson;
import io.pulseline.serving.plane.BatchPool;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.OutputTensor;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** KServe's first protocol: rows in, the label of each out. */
@Controller("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
class V1Controller {
  private final DataPlane plane;
  private final BatchPool pool;
  private final InstancesReader reader;
  private final JsonWriter json;
  private final ServerController server;
  private final ModelController model;

  V1Controller(
      DataPlane plane,
      BatchPool pool,
      InstancesReader reader,
      JsonWriter json,
      ServerController server,
      ModelController model) {
    this.plane = plane;
    this.pool = pool;
    this.reader = reader;
    this.json = json;
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
  CompletionStage<byte[]> predict(@PathVariable String name, @Body RequestBody body) {
    return pool.submit(body.bytes().length, () -> answer(name, body));
  }

  private byte[] answer(String name, RequestBody body) {
    ModelMetadata metadata = plane.metadata(name, "");
    body.requireInflated();
    InferRequest request =
        new InferRequest(
            name, "", "", reader.read(metadata, body.bytes()), List.of(Signature.LABEL));
    InferResponse response = plane.infer(request, body.origin());
    return json.object(
        predictions -> {
          predictions.writeFieldName("predictions");
          OutputTensor labels = response.outputs().get(0);
          TensorJson.write(predictions, labels.datatype(), labels.data());
        });
  }
}
