package io.pulseline.bench.agreement;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.pulseline.serving.protocol.GRPCInferenceServiceGrpc;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferInputTensor;
import io.pulseline.serving.protocol.ModelInferResponse;
import java.util.List;
import java.util.Map;

/**
 * Over gRPC: numbers as FP64, which alone has NaN for a missing one and holds all of a record's.
 */
final class GrpcServer implements ModelServer, AutoCloseable {
  private final ManagedChannel channel;
  private final String model;
  private final Map<String, String> columns;

  /**
   * @param address host:port
   * @param columns of the model, with the datatypes of its metadata
   */
  GrpcServer(String address, String model, Map<String, String> columns) {
    this.channel = ManagedChannelBuilder.forTarget(address).usePlaintext().build();
    this.model = model;
    this.columns = columns;
  }

  @Override
  public List<Answer> ask(List<Map<String, Object>> records) {
    ModelInferRequest.Builder request = ModelInferRequest.newBuilder().setModelName(model);
    columns.forEach(
        (name, datatype) -> {
          List<Object> cells = records.stream().map(record -> record.get(name)).toList();
          request.addInputs(datatype.equals(BYTES) ? texts(name, cells) : numbers(name, cells));
        });
    return answers(GRPCInferenceServiceGrpc.newBlockingStub(channel).modelInfer(request.build()));
  }

  private static InferInputTensor texts(String name, List<Object> cells) {
    var contents = InferTensorContents.newBuilder();
    // The empty string is the missing one where there is no null
    cells.forEach(
        cell -> contents.addBytesContents(ByteString.copyFromUtf8(cell == null ? "" : cell + "")));
    return tensor(name, BYTES, cells, contents);
  }

  private static InferInputTensor numbers(String name, List<Object> cells) {
    var contents = InferTensorContents.newBuilder();
    cells.forEach(
        cell ->
            contents.addFp64Contents(cell == null ? Double.NaN : ((Number) cell).doubleValue()));
    return tensor(name, "FP64", cells, contents);
  }

  private static InferInputTensor tensor(
      String name, String datatype, List<Object> cells, InferTensorContents.Builder contents) {
    return InferInputTensor.newBuilder()
        .setName(name)
        .setDatatype(datatype)
        .addShape(cells.size())
        .setContents(contents)
        .build();
  }

  private static List<Answer> answers(ModelInferResponse response) {
    InferTensorContents labels = contents(response, "label");
    List<String> texts =
        labels.getBytesContentsCount() > 0
            ? labels.getBytesContentsList().stream().map(ByteString::toStringUtf8).toList()
            : labels.getInt64ContentsList().stream().map(String::valueOf).toList();
    return Answer.ofRows(
        response.getModelVersion(),
        texts,
        contents(response, "probabilities").getFp32ContentsList());
  }

  private static InferTensorContents contents(ModelInferResponse response, String name) {
    return response.getOutputsList().stream()
        .filter(output -> output.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getContents();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
