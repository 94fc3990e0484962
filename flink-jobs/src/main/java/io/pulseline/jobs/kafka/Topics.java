package io.pulseline.jobs.kafka;

import io.pulseline.contract.UserException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes sure that the topics of a job exist before it starts. */
public final class Topics implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  /** Above the codec's own limit, so that a large record becomes a dead letter with a reason. */
  private static final int LARGEST_RECORD = 2 << 20;

  /** A dead letter is a record plus its headers: it must fit wherever the record did. */
  private static final int LARGEST_DEAD_LETTER = 16 << 20;

  private final String bootstrap;
  private final Admin admin;

  /**
   * Connects with the first request.
   *
   * @param bootstrap Kafka brokers, separated by commas
   */
  public Topics(String bootstrap) {
    this.bootstrap = bootstrap;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2));
  }

  /**
   * Creates a topic for records unless it exists.
   *
   * @return whether the topic had to be created
   * @throws UserException when Kafka does not answer
   */
  public boolean ensureRecords(String topic, int partitions) {
    return ensure(topic, partitions, LARGEST_RECORD);
  }

  /** Like {@link #ensureRecords}, with room for records as large as Kafka let in. */
  public boolean ensureDeadLetters(String topic, int partitions) {
    return ensure(topic, partitions, LARGEST_DEAD_LETTER);
  }

  private boolean ensure(String topic, int partitions, int largestMessage) {
    try {
      if (admin.listTopics().names().get().contains(topic)) {
        return false;
      }
      var limit = Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestMessage));
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(limit)))
          .all()
          .get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      if (e.getCause() instanceof TimeoutException) {
        throw new UserException(
            "Kafka does not answer at " + bootstrap + "; start it, or correct --bootstrap", e);
      }
      throw new UserException(
          "cannot create topic '" + topic + "': " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Kafka", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
