package io.pulseline.bench.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.pulseline.scorer.Scorer;
import io.pulseline.scorer.Scores;
import io.pulseline.scorer.ScoringModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Scores a row and answers: floats with floats when the header says that the body has no JSON, else
 * the array {@code data} of a v2 request with a v2 answer.
 */
final class BareHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String JSON_LENGTH = "Inference-Header-Content-Length";

  private final ScoringModel model;
  private final Scorer scorer;
  private final Scores scores = new Scores();
  private float[] values;

  BareHandler(ScoringModel model) {
    this.model = model;
    scorer = model.newScorer();
    values = new float[model.features()];
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
      throws IOException {
    boolean raw = "0".equals(request.headers().get(JSON_LENGTH));
    int count = raw ? readFloats(request.content()) : readJson(request.content());
    scorer.score(values, count / model.features(), scores);
    ByteBuf body = context.alloc().buffer();
    if (raw) {
      writeFloats(body);
    } else {
      writeJson(body);
    }
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    ChannelFuture unused = context.writeAndFlush(response);
  }

  private int readFloats(ByteBuf body) {
    int count = body.readableBytes() / Float.BYTES;
    makeRoom(count);
    for (int i = 0; i < count; i++) {
      values[i] = body.readFloatLE();
    }
    return count;
  }

  private int readJson(ByteBuf body) throws IOException {
    int count = 0;
    try (JsonParser parser = JSON.createParser((InputStream) new ByteBufInputStream(body))) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("data")) {
          parser.nextToken();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            makeRoom(count + 1);
            values[count++] =
                parser.currentToken() == JsonToken.VALUE_NULL ? Float.NaN : parser.getFloatValue();
          }
        }
      }
    }
    return count;
  }

  private void makeRoom(int count) {
    if (count > values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
  }

  private void writeFloats(ByteBuf body) {
    for (int row = 0; row < scores.rows(); row++) {
      body.writeLongLE(scores.label(row));
    }
    for (int i = 0; i < scores.rows() * scores.classes(); i++) {
      body.writeFloatLE(scores.probabilities()[i]);
    }
  }

  private void writeJson(ByteBuf body) throws IOException {
    try (JsonGenerator json = JSON.createGenerator((OutputStream) new ByteBufOutputStream(body))) {
      json.writeStartObject();
      json.writeStringField("model_name", "bare");
      json.writeArrayFieldStart("outputs");
      begin(json, "label", "INT64", scores.rows());
      json.writeArray(scores.labels(), 0, scores.rows());
      json.writeEndObject();
      begin(json, "probabilities", "FP32", scores.rows(), scores.classes());
      json.writeStartArray();
      for (int i = 0; i < scores.rows() * scores.classes(); i++) {
        json.writeNumber(scores.probabilities()[i]);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void begin(JsonGenerator json, String name, String datatype, int... shape)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("datatype", datatype);
    json.writeFieldName("shape");
    json.writeArray(shape, 0, shape.length);
    json.writeFieldName("data");
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    scorer.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture unused = context.close();
  }
}
