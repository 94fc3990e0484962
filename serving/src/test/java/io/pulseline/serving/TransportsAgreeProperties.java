package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.protocol.InferTensorContents;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferRequest.InferInputTensor;
import io.pulseline.serving.protocol.ModelInferResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A number of any datatype, sent for the column {@code age} or for the category {@code smoker}, is
 * taken or refused over REST as over gRPC, and means the same.
 */
class TransportsAgreeProperties {
  private static final RunningServer SERVER = new RunningServer(Signatures.numbers());
  private static final List<String> INTEGERS =
      List.of("UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64");

  private static final List<String> DATATYPES =
      Stream.concat(INTEGERS.stream(), Stream.of("FP32", "FP64")).toList();

  private static Rest rest;
  private static Grpc grpc;

  /** A number as text, sent as a column of a datatype. */
  record Sent(String column, String datatype, BigDecimal number, boolean pointed) {
    String json() {
      BigDecimal written = pointed && number.scale() <= 0 ? number.setScale(1) : number;
      return pointed ? written.toString() : number.toPlainString();
    }

    boolean isWhole() {
      return number.stripTrailingZeros().scale() <= 0;
    }
  }

  @BeforeContainer
  static void start() throws IOException {
    SERVER.beforeAll(null);
    rest = SERVER.rest();
    grpc = SERVER.grpc();
  }

  @AfterContainer
  static void stop() throws IOException {
    grpc.close();
    SERVER.afterAll(null);
  }

  @Provide
  static Arbitrary<BigDecimal> numbers() {
    Arbitrary<BigInteger> nearPowers =
        Combinators.combine(
                Arbitraries.of(0, 1, 7, 8, 15, 16, 24, 31, 32, 53, 63, 64, 65),
                Arbitraries.integers().between(-2, 2),
                Arbitraries.of(1, -1))
            .as(
                (bits, beside, sign) ->
                    BigInteger.ONE
                        .shiftLeft(bits)
                        .add(BigInteger.valueOf(beside))
                        .multiply(BigInteger.valueOf(sign)));
    return Combinators.combine(nearPowers, Arbitraries.of("0", "0", "0.5", "0.25"))
        .as((whole, fraction) -> new BigDecimal(whole).add(new BigDecimal(fraction)));
  }

  @Provide
  static Arbitrary<Sent> sent() {
    return Combinators.combine(
            Arbitraries.of("age", "smoker"),
            Arbitraries.of(DATATYPES),
            numbers(),
            Arbitraries.of(true, false))
        .as(Sent::new);
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void onTakingRefusingAndMeaning(@ForAll("sent") Sent sent) throws Exception {
    Rest.Answer answer = rest.post("/v2/models/tiny/infer", restBody(sent));
    if (INTEGERS.contains(sent.datatype()) && !fits(sent)) {
      // No such number can be written into a gRPC tensor of this datatype
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error()).contains("'" + sent.column() + "', element 0");
      return;
    }
    for (boolean raw : new boolean[] {true, false}) {
      try {
        ModelInferResponse response = grpc.calls().modelInfer(grpcRequest(sent, raw));
        assertThat(answer.status()).isEqualTo(200);
        assertThat((float) answer.output("probabilities").path("data").path(0).asDouble())
            .isEqualTo(firstProbability(response, raw));
      } catch (StatusRuntimeException e) {
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(e.getStatus().getDescription());
      }
    }
  }

  private static boolean fits(Sent sent) {
    boolean unsigned = sent.datatype().startsWith("U");
    int bits = Integer.parseInt(sent.datatype().replaceAll("\\D", ""));
    if (!sent.isWhole()) {
      return false;
    }
    BigInteger value = sent.number().toBigIntegerExact();
    return unsigned
        ? value.signum() >= 0 && value.bitLength() <= bits
        : value.bitLength() <= bits - 1;
  }

  private static String restBody(Sent sent) {
    String other = sent.column().equals("age") ? "smoker" : "age";
    return """
        {"inputs":[{"name":"%s","datatype":"%s","shape":[1],"data":[%s]},
        {"name":"%s","datatype":"INT64","shape":[1],"data":[1]},
        {"name":"weight","datatype":"FP32","shape":[1],"data":[0]}]}"""
        .formatted(sent.column(), sent.datatype(), sent.json(), other);
  }

  private static ModelInferRequest grpcRequest(Sent sent, boolean raw) {
    String other = sent.column().equals("age") ? "smoker" : "age";
    InferInputTensor.Builder tensor = Grpc.tensor(sent.column(), sent.datatype(), 1);
    InferInputTensor.Builder one = Grpc.tensor(other, "INT64", 1);
    InferInputTensor.Builder weight = Grpc.tensor("weight", "FP32", 1);
    ModelInferRequest.Builder request = Grpc.request();
    if (raw) {
      request
          .addInputs(tensor)
          .addInputs(one)
          .addInputs(weight)
          .addRawInputContents(raw(sent))
          .addRawInputContents(ByteString.copyFrom(Grpc.raw(8).putLong(1).flip()))
          .addRawInputContents(ByteString.copyFrom(new byte[4]));
    } else {
      request
          .addInputs(tensor.setContents(typed(sent)))
          .addInputs(one.setContents(InferTensorContents.newBuilder().addInt64Contents(1)))
          .addInputs(weight.setContents(InferTensorContents.newBuilder().addFp32Contents(0)));
    }
    return request.build();
  }

  private static ByteString raw(Sent sent) {
    BigDecimal number = sent.number();
    return ByteString.copyFrom(
        switch (sent.datatype()) {
          case "FP32" -> Grpc.raw(4).putFloat(number.floatValue()).flip();
          case "FP64" -> Grpc.raw(8).putDouble(number.doubleValue()).flip();
          case "UINT8", "INT8" -> Grpc.raw(1).put((byte) number.longValue()).flip();
          case "UINT16", "INT16" -> Grpc.raw(2).putShort((short) number.longValue()).flip();
          case "UINT32", "INT32" -> Grpc.raw(4).putInt((int) number.longValue()).flip();
          default -> Grpc.raw(8).putLong(number.toBigInteger().longValue()).flip();
        });
  }

  private static InferTensorContents.Builder typed(Sent sent) {
    InferTensorContents.Builder contents = InferTensorContents.newBuilder();
    BigDecimal number = sent.number();
    return switch (sent.datatype()) {
      case "FP32" -> contents.addFp32Contents(number.floatValue());
      case "FP64" -> contents.addFp64Contents(number.doubleValue());
      case "UINT8", "UINT16", "UINT32" -> contents.addUintContents((int) number.longValue());
      case "UINT64" -> contents.addUint64Contents(number.toBigInteger().longValue());
      case "INT64" -> contents.addInt64Contents(number.longValue());
      default -> contents.addIntContents(number.intValue());
    };
  }

  private static float firstProbability(ModelInferResponse response, boolean raw) {
    return raw
        ? Grpc.raw(4)
            .put(response.getRawOutputContents(1).substring(0, 4).asReadOnlyByteBuffer())
            .getFloat(0)
        : response.getOutputs(1).getContents().getFp32Contents(0);
  }
}
