package io.pulseline.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures {@link Records} and prints the figures, and their ratios, of this one run. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws RunnerException, IOException {
    Options options =
        new OptionsBuilder()
            .include("\\b" + Records.class.getSimpleName() + "\\.")
            .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Double> rates = new TreeMap<>();
    for (RunResult result : new Runner(options).run()) {
      rates.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    PrintStream out = System.out;
    out.printf(
        "%s, Java %s, %s, %d cores, load %.1f%n",
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        System.getProperty("java.version"),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    rates.forEach((name, rate) -> out.printf("%-22s %,12.0f a second%n", name, rate));
    ratio(out, "rows into arrays / 2 M", rates.get("rowsIntoArrays") / 2e6);
    ratio(out, "generate and encode / 1 M", rates.get("generateAndEncode") / 1e6);
    ratio(
        out, "encode / Jackson from maps", rates.get("encode") / rates.get("encodeByJacksonMaps"));
    ratio(
        out,
        "decode and check / Jackson's tree",
        rates.get("decode") / rates.get("decodeByJacksonTree"));
  }

  private static void ratio(PrintStream out, String what, double ratio) {
    out.printf("%-34s %6.2f%n", what, ratio);
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
