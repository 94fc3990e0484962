package io.pulseline.dlq.command;

import io.pulseline.cli.Output;
import io.pulseline.dlq.DeadLetterTopic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "The letters, oldest first, and how many of each reason.")
final class ListCommand implements Callable<Integer> {
  private static final Comparator<Shown> OLDEST_FIRST =
      Comparator.comparing(Shown::refused).thenComparing(Shown::record);

  @Mixin private LetterOptions options;
  @Mixin private ReasonOption reason;
  @Mixin private Output output;

  @Option(
      names = "--limit",
      defaultValue = "100",
      paramLabel = "N",
      description = "So many of the newest; all are counted (default: ${DEFAULT-VALUE}).")
  private int limit;

  /** What programs get. */
  private record Result(
      String topic, long total, Map<String, Long> reasons, long sentAgain, List<Shown> letters) {}

  @Override
  public Integer call() {
    DeadLetterTopic topic = options.letters();
    Map<String, String> replays = topic.replays();
    PriorityQueue<Shown> newest = new PriorityQueue<>(OLDEST_FIRST);
    Map<String, Long> reasons = new TreeMap<>();
    long[] sentAgain = {0};
    topic.read(
        reason.filter(),
        letter -> {
          Shown shown = Shown.of(letter, replays.get(letter.record().toString()));
          reasons.merge(letter.reason(), 1L, Long::sum);
          sentAgain[0] += shown.replayed() == null ? 0 : 1;
          newest.add(shown);
          if (newest.size() > limit) {
            newest.remove();
          }
        });
    List<Shown> listed = newest.stream().sorted(OLDEST_FIRST).toList();
    listed.forEach(letter -> output.say("%s", letter.words()));
    long total = reasons.values().stream().mapToLong(Long::longValue).sum();
    output.say("%s", summary(topic.name(), total, reasons, sentAgain[0]));
    output.result(new Result(topic.name(), total, reasons, sentAgain[0], listed));
    return 0;
  }

  private static String summary(
      String topic, long total, Map<String, Long> reasons, long sentAgain) {
    if (total == 0) {
      return "no dead letters in " + topic;
    }
    String each =
        reasons.entrySet().stream()
            .map(reason -> reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining(", "));
    return "%d in %s: %s; %d sent again".formatted(total, topic, each, sentAgain);
  }
}
