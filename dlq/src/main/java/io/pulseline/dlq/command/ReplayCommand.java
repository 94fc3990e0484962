package io.pulseline.dlq.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.contract.envelope.RecordPosition;
import io.pulseline.dlq.DeadLetterTopic;
import io.pulseline.dlq.Outcome;
import io.pulseline.dlq.Replay;
import io.pulseline.dlq.Text;
import io.pulseline.kafka.DeadLetter;
import io.pulseline.schemas.RecordDecoder;
import io.pulseline.schemas.SchemaRegistryOptions;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description =
        "Reads letters once more, and sends those to their topic again that the dataset's"
            + " descriptor accepts now: each once at most, however often this is run.")
final class ReplayCommand implements Callable<Integer> {
  @Mixin private LetterOptions options;
  @Mixin private ReasonOption reason;
  @Mixin private Output output;
  @Mixin private SchemaRegistryOptions registry;

  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC-PARTITION-OFFSET",
      description = "Refused records, as list names them.")
  private List<String> records = List.of();

  @Option(names = "--all", description = "All letters.")
  private boolean all;

  @Option(names = "--dry-run", description = "Say what would become of each, and send nothing.")
  private boolean dryRun;

  private final Map<Outcome.Kind, Long> tally = new EnumMap<>(Outcome.Kind.class);
  private final Set<String> missing = new HashSet<>();

  @Override
  public Integer call() {
    Predicate<DeadLetter> wanted = wanted();
    DeadLetterTopic letters = options.letters();
    var records =
        new RecordDecoder(options.dataset(), registry.settings().orElse(null), System.err::println);
    Replay replay = new Replay(letters, records, this::tell);
    if (dryRun) {
      replay.rehearse(wanted);
    } else {
      replay.run(wanted);
    }
    if (!missing.isEmpty()) {
      throw new UserException(
          "%s has no letter of %s; see 'dlq list'"
              .formatted(
                  letters.name(), missing.stream().sorted().collect(Collectors.joining(", "))));
    }
    output.say("%s", summary(letters.name()));
    return 0;
  }

  /** Sending everything again is nothing to happen for want of an argument. */
  private Predicate<DeadLetter> wanted() {
    if (all ? !records.isEmpty() || reason.isGiven() : records.isEmpty() && !reason.isGiven()) {
      throw new UserException("say which letters: records, --reason, or --all");
    }
    for (String record : records) {
      if (RecordPosition.parse(record).isEmpty()) {
        throw new UserException("'%s' is no TOPIC-PARTITION-OFFSET".formatted(record));
      }
    }
    missing.addAll(records);
    Predicate<DeadLetter> byReason = reason.filter();
    Set<String> named = Set.copyOf(records);
    return letter ->
        (named.isEmpty() || named.contains(letter.record().toString())) && byReason.test(letter);
  }

  private void tell(Outcome outcome) {
    missing.remove(outcome.record());
    tally.merge(outcome.outcome(), 1L, Long::sum);
    output.each(() -> words(outcome), outcome);
  }

  private static String words(Outcome outcome) {
    StringBuilder words = new StringBuilder(outcome.record());
    words.append("  ").append(outcome.outcome().words());
    if (outcome.reason() != null) {
      words.append(": ").append(outcome.reason());
    }
    if (outcome.detail() != null) {
      words.append(" (").append(Text.shown(outcome.detail())).append(')');
    }
    return words.toString();
  }

  private String summary(String topic) {
    return tally.isEmpty()
        ? "no such letters in " + topic
        : tally.entrySet().stream()
            .map(kind -> kind.getKey().words() + " " + kind.getValue())
            .collect(Collectors.joining(", "));
  }
}
