package io.pulseline.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The rooms of the house, as folders and packages, and what each may depend on. */
final class Rooms {
  static final Path ROOT = Path.of(System.getProperty("pulseline.root"));

  /** Package prefix to the prefixes it may use besides itself. */
  static final Map<String, List<String>> MAY_DEPEND_ON =
      Map.ofEntries(
          Map.entry("contract", List.of()),
          Map.entry("cli", List.of("contract")),
          Map.entry("storage", List.of("contract")),
          Map.entry("launch", List.of()),
          Map.entry("embedded.command", List.of()),
          Map.entry("embedded.kafka", List.of("embedded.command")),
          Map.entry("embedded.elasticsearch", List.of("embedded.command")),
          Map.entry("embedded.s3", List.of("embedded.command")),
          Map.entry("embedded.junit", List.of("launch")),
          Map.entry("generator", List.of("contract", "cli")),
          Map.entry("quality", List.of("contract", "cli", "generator")),
          Map.entry("scorer", List.of("contract")),
          Map.entry("jobs", List.of("contract", "cli", "scorer")),
          Map.entry("trainer", List.of("contract", "cli", "storage", "scorer")),
          Map.entry("serving", List.of("contract", "cli", "scorer")),
          Map.entry("kubeflow", List.of("contract", "cli")),
          Map.entry("local", List.of("contract", "cli", "storage", "launch")));

  private static final List<String> FOLDERS =
      List.of(
          "contract",
          "cli",
          "storage",
          "launch",
          "embedded/command",
          "embedded/kafka",
          "embedded/elasticsearch",
          "embedded/s3",
          "embedded/junit",
          "generator",
          "quality",
          "scorer",
          "flink-jobs",
          "trainer",
          "serving",
          "kubeflow",
          "local");

  private Rooms() {}

  /** Each room's compiled main classes. */
  static List<Path> classes() {
    return existing("target/classes");
  }

  /** Each room's main sources. */
  static List<Path> sources() {
    return existing("src/main/java");
  }

  private static List<Path> existing(String below) {
    List<Path> found =
        FOLDERS.stream().map(ROOT::resolve).map(room -> room.resolve(below)).toList();
    found.stream()
        .filter(Files::notExists)
        .findAny()
        .ifPresent(
            missing -> {
              throw new IllegalStateException(missing + " is missing; build all rooms first");
            });
    return found;
  }
}
