package io.pulseline.serving.rest;

import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.Origin;
import io.pulseline.serving.plane.ServingException;
import jakarta.inject.Singleton;

/** Infer requests from bytes to bytes, whoever carries them. */
@Singleton
class Inference {
  private final DataPlane plane;
  private final JsonRequestReader reader;
  private final ResponseWriter writer;

  Inference(DataPlane plane, JsonRequestReader reader, ResponseWriter writer) {
    this.plane = plane;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Reads a request.
   *
   * @param version empty: the one in production
   * @throws ServingException when it is none for this model
   */
  RestRequest read(String model, String version, RequestBody body) {
    // A wrong address is told before a wrong body
    ModelMetadata metadata = plane.metadata(model, version);
    RequestBody inflated = body.inflated();
    return inflated.isRaw()
        ? RawRequest.of(metadata, version, inflated.bytes())
        : reader.read(model, version, inflated);
  }

  /** Whether answering would hold an event loop up. */
  boolean isSlow(RestRequest request) {
    return plane.isSlow(request.inference());
  }

  /**
   * Answers a request.
   *
   * @throws ServingException when its tensors do not fit the model
   */
  Answer answer(RestRequest request, Origin origin) {
    return writer.write(plane.infer(request.inference(), origin), request.outputs());
  }
}
