package io.pulseline.jobs.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.Digest;
import io.pulseline.contract.UserException;
import io.pulseline.kafka.TopicShape;
import io.pulseline.kafka.Topics;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;

/**
 * The topics that a job reads.
 *
 * @param names sorted; empty when the pattern chooses
 * @param pattern matches whole names, those of later topics too; null when the names are given
 */
public record TopicSelection(List<String> names, String pattern) {
  private static final int LONGEST_TITLE = 120;
  private static final int DIGITS = 8;
  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9._+-]{1," + LONGEST_TITLE + "}");

  public TopicSelection {
    names = List.copyOf(new TreeSet<>(names));
  }

  /** Some topics; those that are not there are created. */
  public static TopicSelection of(List<String> names) {
    return new TopicSelection(names, null);
  }

  /**
   * All topics whose names match.
   *
   * @throws UserException when it is no regular expression
   */
  public static TopicSelection matching(String regex) {
    try {
      Pattern.compile(regex);
      return new TopicSelection(List.of(), regex);
    } catch (PatternSyntaxException e) {
      throw new UserException(
          "--topic-pattern '%s' is no regular expression: %s".formatted(regex, e.getDescription()),
          e);
    }
  }

  /** Whether all records come from one topic, so that partition and offset tell them apart. */
  public boolean isOne() {
    return names.size() == 1;
  }

  /** Whether it has, or would have, a topic. */
  public boolean includes(String topic) {
    return pattern == null ? names.contains(topic) : Pattern.matches(pattern, topic);
  }

  /**
   * What it is called, in words that a folder and a consumer group can have: the name of the topic
   * when it is one.
   */
  public String title() {
    String all = pattern == null ? String.join("+", names) : "like-" + pattern;
    if (isOne() || (pattern == null && PLAIN.matcher(all).matches())) {
      return all;
    }
    String readable = all.replaceAll("[^a-zA-Z0-9._+-]+", "_");
    return readable.substring(0, Math.min(readable.length(), LONGEST_TITLE))
        + "-"
        + Digest.sha256(all.getBytes(UTF_8)).substring(0, DIGITS);
  }

  /** Creates those of the named topics that are missing. */
  void ensure(Topics kafka, TopicShape shape) {
    for (String name : names) {
      if (kafka.ensureRecords(name, shape)) {
        System.err.printf("created topic %s with %d partitions%n", name, shape.partitions());
      }
    }
    if (pattern != null && kafka.names().stream().noneMatch(this::includes)) {
      System.err.printf("no topic matches '%s' yet; it is looked for each minute%n", pattern);
    }
  }

  /** Has a source read them. */
  <T> KafkaSourceBuilder<T> addTo(KafkaSourceBuilder<T> source) {
    return pattern == null
        ? source.setTopics(names)
        : source.setTopicPattern(Pattern.compile(pattern));
  }
}
