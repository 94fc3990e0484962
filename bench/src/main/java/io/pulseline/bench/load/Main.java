package io.pulseline.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Loads servers, step by step: reads a line such as {@code {"pid": 1, "loads": [{…}, …]}}, puts
 * those loads on at the same time, and answers with a line of what came of each; see {@link
 * LoadSpec}. One process for all steps, so that it is warm when a server has just begun.
 */
public final class Main {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS_IN_MICRO = 1e3;
  private static final long MILLIS_IN_SECOND = 1_000;
  private static final double MEDIAN = 0.5;
  private static final double TAIL = 0.99;

  private Main() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader steps =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = steps.readLine(); line != null; line = steps.readLine()) {
      System.out.println(step(JSON.readTree(line)));
      System.out.flush();
    }
  }

  private static JsonNode step(JsonNode step) throws IOException, InterruptedException {
    ProcessHandle server = ProcessHandle.of(step.path("pid").asLong()).orElseThrow();
    List<Load> loads = new ArrayList<>();
    int seconds = 0;
    for (JsonNode spec : step.path("loads")) {
      LoadSpec load = JSON.treeToValue(spec, LoadSpec.class);
      loads.add(new Load(load, loads.size() + 1));
      seconds = Math.max(seconds, load.seconds());
    }
    CountDownLatch start = new CountDownLatch(1);
    loads.forEach(load -> load.begin(start));
    ObjectNode result = JSON.createObjectNode();
    long cpu = cpuNanos(server);
    start.countDown();
    spans(server, loads, seconds, cpu, result.putArray("spans"));
    ArrayNode results = result.putArray("loads");
    for (Load load : loads) {
      try (load) {
        results.add(result(load.await()));
      }
    }
    result.put("cpu_us", (cpuNanos(server) - cpu) / NANOS_IN_MICRO);
    return result;
  }

  /** For each second the answers that came in it, and the server's CPU time. */
  private static void spans(
      ProcessHandle server, List<Load> loads, int seconds, long cpuBefore, ArrayNode spans)
      throws InterruptedException {
    long began = System.nanoTime();
    long cpu = cpuBefore;
    long answers = 0;
    for (int second = 1; second <= seconds; second++) {
      long passed = (System.nanoTime() - began) / 1_000_000;
      Thread.sleep(Math.max(0, second * MILLIS_IN_SECOND - passed));
      long nowAnswers = loads.stream().mapToLong(Load::answers).sum();
      long nowCpu = cpuNanos(server);
      spans
          .addObject()
          .put("answers", nowAnswers - answers)
          .put("cpu_us", (nowCpu - cpu) / NANOS_IN_MICRO);
      answers = nowAnswers;
      cpu = nowCpu;
    }
  }

  private static ObjectNode result(List<Tally> tallies) {
    long[] nanos = tallies.stream().flatMapToLong(tally -> Arrays.stream(tally.nanos())).toArray();
    Arrays.sort(nanos);
    ObjectNode result = JSON.createObjectNode().put("answers", nanos.length);
    if (nanos.length > 0) {
      result.put("p50_us", nanos[(int) (nanos.length * MEDIAN)] / NANOS_IN_MICRO);
      result.put("p99_us", nanos[(int) (nanos.length * TAIL)] / NANOS_IN_MICRO);
      result.put("max_us", nanos[nanos.length - 1] / NANOS_IN_MICRO);
    }
    ObjectNode failures = result.putObject("failures");
    for (Tally tally : tallies) {
      tally
          .failures()
          .forEach(
              (status, count) ->
                  failures.put(status + "", failures.path(status + "").asInt() + count));
    }
    return result;
  }

  private static long cpuNanos(ProcessHandle server) {
    return server.info().totalCpuDuration().orElseThrow().toNanos();
  }
}
