package io.pulseline.serving.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line of JSON for each request, on a thread of its own: whoever reads the lines too
 * slowly loses some, which are counted, and holds up no request.
 */
public final class AccessLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int WAITING_LINES = 16 * 1024;
  private static final long LOOK_MILLIS = 200;
  private static final long PATIENCE_MILLIS = 1_000;
  private static final double NANOS_IN_MICRO = 1e3;
  private static final double MICROS_IN_MILLI = 1e3;

  private final BlockingQueue<AccessEntry> waiting = new ArrayBlockingQueue<>(WAITING_LINES);
  private final LongAdder dropped = new LongAdder();
  private final JsonFactory factory = new JsonFactory();
  private final OutputStream out;
  private final Thread writer;
  private volatile boolean ending;

  /**
   * A log.
   *
   * @param out where the lines go; it is flushed, and stays open
   */
  public AccessLog(OutputStream out) {
    this.out = out;
    factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    writer = new Thread(this::run, "access-log");
    writer.setDaemon(true);
    writer.start();
  }

  /** Puts a line down, or counts it as dropped when too many wait. */
  public void write(AccessEntry entry) {
    if (!waiting.offer(entry)) {
      dropped.increment();
    }
  }

  /** How many lines were lost. */
  public long dropped() {
    return dropped.sum();
  }

  private void run() {
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setRootValueSeparator(null);
      while (true) {
        AccessEntry entry = waiting.poll();
        if (entry == null) {
          json.flush();
          if (ending) {
            return;
          }
          entry = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (entry != null) {
          write(json, entry);
        }
      }
    } catch (IOException e) {
      LOG.warn("the access log cannot be written any more: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(JsonGenerator json, AccessEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", entry.time().toString());
    json.writeStringField("protocol", entry.protocol());
    json.writeStringField("method", entry.method());
    json.writeStringField("path", entry.path());
    json.writeFieldName("status");
    if (entry.protocol().equals("http")) {
      json.writeNumber(entry.status());
    } else {
      json.writeString(entry.status());
    }
    json.writeNumberField("ms", Math.round(entry.nanos() / NANOS_IN_MICRO) / MICROS_IN_MILLI);
    json.writeNumberField("bytes_in", entry.bytesIn());
    json.writeNumberField("bytes_out", entry.bytesOut());
    if (entry.rows() != AccessEntry.NO_ROWS) {
      json.writeNumberField("rows", entry.rows());
    }
    if (entry.requestId() != null) {
      json.writeStringField("request_id", entry.requestId());
    }
    json.writeStringField("trace_id", entry.trace().traceId());
    json.writeStringField("span_id", entry.trace().spanId());
    json.writeStringField("remote", entry.remote());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Writes what waits, within a little time. */
  @Override
  public void close() {
    ending = true;
    try {
      writer.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (dropped() > 0) {
      LOG.warn("the access log was read too slowly: {} of its lines are lost", dropped());
    }
  }
}
