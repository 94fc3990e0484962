package io.pulseline.trainer.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pulseline.contract.UndefinedNumbers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of a search, one JSON line each after a first line that says which search it is. A
 * line is on the disk before the next one is worked for; of a process that is killed while it
 * writes, the broken line is dropped and its score is worked for again.
 */
final class Journal implements AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(UndefinedNumbers.module()).build();

  private final FileChannel channel;
  private final Map<Place, Score> scores = new HashMap<>();
  private boolean ofAnotherSearch;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /** The first line. */
  private record Search(String key) {}

  /** Every other line. */
  private record Line(int trial, int rung, Score score) {}

  private record Place(int trial, int rung) {}

  /**
   * Opens the journal of a search, and begins it anew if it is that of another one.
   *
   * @param key of everything that scores depend on
   */
  static Journal open(Path file, String key) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Journal journal =
        new Journal(
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    boolean done = false;
    try {
      journal.begin(Files.readAllBytes(file), new Search(key));
      done = true;
      return journal;
    } finally {
      if (!done) {
        journal.close();
      }
    }
  }

  private void begin(byte[] content, Search search) throws IOException {
    int good = 0;
    for (int at = 0; at < content.length; at++) {
      if (content[at] == '\n') {
        byte[] line = Arrays.copyOfRange(content, good, at);
        ofAnotherSearch = good == 0 && !isOf(search, line);
        if (ofAnotherSearch || (good > 0 && !isScore(line))) {
          break;
        }
        good = at + 1;
      }
    }
    channel.truncate(good).position(good);
    if (good == 0) {
      append(search);
    }
  }

  private static boolean isOf(Search search, byte[] line) throws IOException {
    try {
      return search.equals(JSON.readValue(line, Search.class));
    } catch (JsonProcessingException e) {
      return false; // nothing that a search wrote
    }
  }

  private boolean isScore(byte[] json) throws IOException {
    try {
      Line line = JSON.readValue(json, Line.class);
      scores.put(new Place(line.trial, line.rung), line.score);
      return true;
    } catch (JsonProcessingException e) {
      return false; // a disk that lost power may end so; this score and those after it are redone
    }
  }

  /** Whether there was a journal, but of a search over other rows or with other options. */
  boolean replacesAnother() {
    return ofAnotherSearch;
  }

  /** How many scores it has. */
  int size() {
    return scores.size();
  }

  /** The score of a trial on a rung, if it is known. */
  Optional<Score> find(int trial, int rung) {
    return Optional.ofNullable(scores.get(new Place(trial, rung)));
  }

  /** Adds a score; it is on the disk when this returns. */
  void add(int trial, int rung, Score score) throws IOException {
    append(new Line(trial, rung, score));
    scores.put(new Place(trial, rung), score);
  }

  private void append(Object line) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
