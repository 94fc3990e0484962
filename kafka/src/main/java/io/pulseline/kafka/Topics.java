package io.pulseline.kafka;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

import io.pulseline.contract.UserException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Which topics there are. Creates those that are missing; whoever does, they come out the same. */
public final class Topics implements AutoCloseable {
  /** A dead letter is a record plus its headers: it must fit wherever the record did. */
  public static final int LARGEST_DEAD_LETTER = 16 << 20;

  /** Above the codec's own limit, so that a large record becomes a dead letter with a reason. */
  private static final int LARGEST_RECORD = 2 << 20;

  private static final String LONGEST = "transaction.max.timeout.ms";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final KafkaSettings kafka;
  private final Admin admin;

  /**
   * Connects with the first request.
   *
   * @throws UserException when the settings are none that a client can have
   */
  public Topics(KafkaSettings kafka) {
    this.kafka = kafka;
    try {
      this.admin = Admin.create(kafka.impatient(kafka.admin()));
    } catch (KafkaException e) {
      throw kafka.refused(e);
    }
  }

  /**
   * Creates a topic for records unless it exists.
   *
   * @return whether the topic had to be created
   * @throws UserException when no broker answers, or it refuses the client or the topic
   */
  public boolean ensureRecords(String topic, TopicShape shape) {
    return ensure(topic, shape, Map.of(MAX_MESSAGE_BYTES_CONFIG, "" + LARGEST_RECORD));
  }

  /** Like {@link #ensureRecords}, with room for records as large as Kafka let in. */
  public boolean ensureDeadLetters(String topic, TopicShape shape) {
    return ensure(topic, shape, Map.of(MAX_MESSAGE_BYTES_CONFIG, "" + LARGEST_DEAD_LETTER));
  }

  /** Like {@link #ensureRecords}, for what is known by its key and never forgotten. */
  public boolean ensureCompacted(String topic, TopicShape shape) {
    return ensure(topic, shape, Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT));
  }

  /** All topics that this client may see, sorted. */
  public SortedSet<String> names() {
    try {
      return new TreeSet<>(admin.listTopics().names().get());
    } catch (ExecutionException e) {
      throw kafka.refused(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * The longest time that the brokers let a transaction stay open; empty when they do not let this
   * client know.
   */
  public Optional<Duration> longestTransaction() {
    try {
      String broker = admin.describeCluster().nodes().get().iterator().next().idString();
      ConfigResource settings = new ConfigResource(ConfigResource.Type.BROKER, broker);
      ConfigEntry longest =
          admin.describeConfigs(List.of(settings)).all().get().get(settings).get(LONGEST);
      return Optional.ofNullable(longest).map(ms -> Duration.ofMillis(Long.parseLong(ms.value())));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ClusterAuthorizationException) {
        return Optional.empty();
      }
      throw kafka.refused(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private boolean ensure(String topic, TopicShape shape, Map<String, String> settings) {
    if (names().contains(topic)) {
      return false;
    }
    try {
      NewTopic wanted =
          new NewTopic(topic, Optional.of(shape.partitions()), shape.replication())
              .configs(settings);
      boolean created = isCreated(wanted);
      awaitServed(topic);
      return created;
    } catch (ExecutionException e) {
      throw refused(topic, e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** False when another client has created it in the meantime. */
  private boolean isCreated(NewTopic wanted) throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(wanted)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Waits until the leaders serve a new topic, which is after they have made it known. A producer
   * whose first batch is refused in between and whose second is taken has lost its order for good:
   * the broker then refuses the first one's sequence number until the delivery timeout.
   */
  private void awaitServed(String topic) throws ExecutionException, InterruptedException {
    long start = System.nanoTime();
    while (!isServed(topic)) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new UserException(
            "Kafka at %s has a new topic %s and does not serve it within %d s; was it deleted?"
                .formatted(kafka.bootstrap(), topic, PATIENCE.toSeconds()));
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** The broker asked may not have heard of the topic yet; the client does not ask again. */
  private boolean isServed(String topic) throws ExecutionException, InterruptedException {
    try {
      Map<TopicPartition, OffsetSpec> ends =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get()
              .get(topic)
              .partitions()
              .stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
      admin.listOffsets(ends).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof TimeoutException) { // it was known, and is no longer
        return false;
      }
      throw e;
    }
  }

  private UserException refused(String topic, Throwable cause) {
    return cause instanceof AuthenticationException || cause instanceof TimeoutException
        ? kafka.refused(cause)
        : new UserException(
            "Kafka at %s cannot create topic %s: %s"
                .formatted(kafka.bootstrap(), topic, cause.getMessage()),
            cause);
  }

  private static UserException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new UserException("stopped while waiting for Kafka", e);
  }

  @Override
  public void close() {
    admin.close();
  }
}
