package io.pulseline.generator.stream;

import io.pulseline.contract.UserException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics that are not there yet. */
final class Topics {
  private final KafkaSettings kafka;

  Topics(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /**
   * Creates a topic unless it exists.
   *
   * @throws UserException when no broker answers within ten seconds or the broker refuses the
   *     client or the topic
   */
  void createIfMissing(String topic, int partitions, short replication) {
    try (Admin admin = Admin.create(kafka.admin())) {
      if (!admin.listTopics().names().get().contains(topic)) {
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.of(replication));
        admin.createTopics(List.of(wanted)).all().get();
        awaitServed(admin, topic, partitions);
      }
    } catch (ExecutionException e) {
      // Another producer may have created it in the meantime
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw refused(topic, e.getCause());
      }
    } catch (KafkaException e) {
      throw kafka.refused(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("stopped while creating topic " + topic, e);
    }
  }

  /**
   * Waits until the leaders serve a new topic, which is after they have made it known. A producer
   * whose first batch is refused in between and whose second is taken has lost its order for good:
   * the broker then refuses the first one's sequence number until the delivery timeout.
   */
  private static void awaitServed(Admin admin, String topic, int partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    admin.listOffsets(ends).all().get();
  }

  private UserException refused(String topic, Throwable cause) {
    if (cause instanceof AuthenticationException) {
      return kafka.refused(cause);
    }
    String message =
        cause instanceof TimeoutException
            ? ("no Kafka broker answers at %s within %d s; start one, mend --bootstrap, or name"
                    + " its security.protocol in the file of --kafka-config")
                .formatted(kafka.bootstrap(), KafkaSettings.ANSWER_SECONDS)
            : "Kafka at %s cannot create topic %s: %s"
                .formatted(kafka.bootstrap(), topic, cause.getMessage());
    return new UserException(message, cause);
  }
}
