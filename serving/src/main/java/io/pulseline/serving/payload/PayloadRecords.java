package io.pulseline.serving.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.pulseline.serving.json.TensorJson;
import io.pulseline.serving.plane.Datatype;
import io.pulseline.serving.plane.InferRequest;
import io.pulseline.serving.plane.InferResponse;
import io.pulseline.serving.plane.InputTensor;
import io.pulseline.serving.plane.Origin;
import io.pulseline.serving.plane.OutputTensor;
import io.pulseline.serving.plane.Shape;
import io.pulseline.serving.plane.TensorData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes events as KServe's logger shapes them: a CloudEvent 1.0 in Kafka's binary mode, whose
 * attributes are headers {@code ce_…} and whose data is the JSON of the protocol v2.
 */
final class PayloadRecords {
  private static final String TYPE = "org.kubeflow.serving.inference.";

  private final JsonFactory factory = new JsonFactory();
  private final String topic;

  PayloadRecords(String topic) {
    this.topic = topic;
  }

  /** The record of an event; a request and its answer have one key, and so one partition. */
  ProducerRecord<byte[], byte[]> of(PayloadEvent event) {
    boolean asked = event.message() instanceof PayloadEvent.Asked;
    String model;
    String version;
    byte[] data;
    if (event.message() instanceof PayloadEvent.Asked message) {
      model = message.request().model();
      version = message.request().version();
      data = json(message.request());
    } else {
      InferResponse response = ((PayloadEvent.Answered) event.message()).response();
      model = response.model();
      version = response.version();
      data = json(response);
    }
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, event.time().toEpochMilli(), utf8(event.id()), data);
    header(record, "content-type", "application/json");
    header(record, "ce_specversion", "1.0");
    header(record, "ce_id", event.id());
    header(record, "ce_type", TYPE + (asked ? "request" : "response"));
    header(record, "ce_source", "/v2/models/" + encoded(model));
    header(record, "ce_time", event.time().toString());
    header(record, "ce_inferenceservicename", model);
    header(record, "ce_component", "predictor");
    if (!version.isEmpty()) {
      header(record, "ce_modelversion", version);
    }
    Origin origin = event.origin();
    if (!origin.traceParent().isEmpty()) {
      header(record, "ce_traceparent", origin.traceParent());
    }
    if (!origin.requestId().isEmpty()) {
      header(record, "ce_requestid", origin.requestId());
    }
    return record;
  }

  private byte[] json(InferRequest request) {
    return object(
        json -> {
          if (!request.id().isEmpty()) {
            json.writeStringField("id", request.id());
          }
          if (request.explain()) {
            json.writeObjectFieldStart("parameters");
            json.writeBooleanField(InferRequest.EXPLAIN, true);
            json.writeEndObject();
          }
          json.writeArrayFieldStart("inputs");
          for (InputTensor input : request.inputs()) {
            write(json, input.name(), input.datatype(), input.shape(), input.data());
          }
          json.writeEndArray();
          if (!request.outputs().isEmpty()) {
            json.writeArrayFieldStart("outputs");
            for (String output : request.outputs()) {
              json.writeStartObject();
              json.writeStringField("name", output);
              json.writeEndObject();
            }
            json.writeEndArray();
          }
        });
  }

  private byte[] json(InferResponse response) {
    return object(
        json -> {
          json.writeStringField("model_name", response.model());
          json.writeStringField("model_version", response.version());
          if (!response.id().isEmpty()) {
            json.writeStringField("id", response.id());
          }
          json.writeArrayFieldStart("outputs");
          for (OutputTensor output : response.outputs()) {
            write(json, output.name(), output.datatype(), output.shape(), output.data());
          }
          json.writeEndArray();
        });
  }

  private static void write(
      JsonGenerator json, String name, Datatype datatype, Shape shape, TensorData data)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("datatype", datatype.name());
    TensorJson.write(json, shape);
    json.writeFieldName("data");
    TensorJson.write(json, datatype, data);
    json.writeEndObject();
  }

  /** The fields of one object. */
  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private byte[] object(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String encoded(String model) {
    return URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
