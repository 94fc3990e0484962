package io.pulseline.bench;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.kafka.KafkaSettings;
import io.pulseline.kafka.TopicReader;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Reads a topic of records and parses it, and nothing else: what a job that also writes could come
 * to. Prints records, accepted ones and seconds as JSON; the first tenth does not count.
 */
final class ParseTopic {
  private static final int THREADS = 2;
  private static final double START = 0.1;

  private ParseTopic() {}

  /** Of dataset, brokers and topic. */
  public static void main(String[] arguments) {
    Dataset dataset = Datasets.load(arguments[0]);
    KafkaSettings kafka = KafkaSettings.of(arguments[1]);
    SortedMap<Integer, Long> begin = new TreeMap<>();
    SortedMap<Integer, Long> end = new TreeMap<>();
    try (TopicReader reader = TopicReader.ofAll(kafka, arguments[2])) {
      end.putAll(reader.ends());
      reader
          .beginnings()
          .forEach((p, first) -> begin.put(p, first + (long) (START * (end.get(p) - first))));
    }
    TopicReader[] readers =
        IntStream.range(0, THREADS)
            .mapToObj(i -> TopicReader.ofAll(kafka, arguments[2]))
            .toArray(TopicReader[]::new);
    EnvelopeCodec[] codecs =
        IntStream.range(0, THREADS)
            .mapToObj(i -> new EnvelopeCodec(dataset))
            .toArray(EnvelopeCodec[]::new);
    parse(readers, codecs, Map.of(), begin);
    long start = System.nanoTime();
    long accepted = parse(readers, codecs, begin, end);
    double seconds = (System.nanoTime() - start) / 1e9;
    long records = end.keySet().stream().mapToLong(p -> end.get(p) - begin.get(p)).sum();
    System.out.printf(
        "{\"records\":%d,\"accepted\":%d,\"seconds\":%.3f}%n", records, accepted, seconds);
    for (TopicReader reader : readers) {
      reader.close();
    }
  }

  private static long parse(
      TopicReader[] readers,
      EnvelopeCodec[] codecs,
      Map<Integer, Long> from,
      SortedMap<Integer, Long> to) {
    return IntStream.range(0, readers.length)
        .parallel()
        .mapToLong(thread -> parse(readers[thread], codecs[thread], from, ofThread(to, thread)))
        .sum();
  }

  private static Map<Integer, Long> ofThread(SortedMap<Integer, Long> partitions, int thread) {
    Map<Integer, Long> some = new TreeMap<>(partitions);
    some.keySet().removeIf(partition -> partition % THREADS != thread);
    return some;
  }

  private static long parse(
      TopicReader reader, EnvelopeCodec codec, Map<Integer, Long> from, Map<Integer, Long> to) {
    long[] accepted = new long[1];
    reader.read(
        from,
        to,
        record -> accepted[0] += codec.decode(record.value()) instanceof Decoded.Accepted ? 1 : 0);
    return accepted[0];
  }
}
