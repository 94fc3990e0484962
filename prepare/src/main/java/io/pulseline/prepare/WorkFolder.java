package io.pulseline.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pulseline.contract.JsonFault;
import io.pulseline.contract.UndefinedNumbers;
import io.pulseline.contract.UserException;
import io.pulseline.contract.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder through which the steps of a training talk to each other. Each step reads what the
 * earlier ones left, so that every step can be a process, or a container, of its own.
 */
public record WorkFolder(Path folder) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(UndefinedNumbers.module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** The rows, with the dataset's column names; see {@link TableFile}. */
  public Path table() {
    return folder.resolve("table.parquet");
  }

  /** Copies of a bucket's Parquet files. */
  public Path cache() {
    return folder.resolve("cache");
  }

  /** Held by who changes the folder. */
  public Path lock() {
    return folder.resolve(".lock");
  }

  public Path booster() {
    return folder.resolve("booster.ubj");
  }

  public Path onnx() {
    return folder.resolve("model.onnx");
  }

  /** What {@code validate} found, for people. */
  public Path validationPage() {
    return folder.resolve("validation.html");
  }

  /** Leaves a step's result for later steps; it appears whole or not at all. */
  public void write(Result file, Object result) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(key(file));
    WholeFile.write(folder.resolve(file.fileName()), draft -> Files.write(draft, json(result)));
  }

  /** Takes a step's result away, since the files that it tells of are about to change. */
  public void drop(Result file) throws IOException {
    Files.deleteIfExists(key(file));
    Files.deleteIfExists(folder.resolve(file.fileName()));
  }

  /** A result in the form in which it is written. */
  public static byte[] json(Object result) throws IOException {
    return JSON.writeValueAsBytes(result);
  }

  /**
   * Reads the result of an earlier step.
   *
   * @throws UserException when that step has not been run, or its file is damaged
   */
  public <T> T read(Result file, Class<T> type) throws IOException {
    Path path = folder.resolve(file.fileName());
    require(path, file);
    try {
      return JSON.readValue(Files.readAllBytes(path), type);
    } catch (JsonProcessingException e) {
      throw new UserException(
          "%s is damaged (%s); run 'train %s' again".formatted(path, JsonFault.of(e), file.step()),
          e);
    }
  }

  /** Whether a step's result is there, and was made from inputs of this key. */
  public boolean isMadeFrom(Result file, String key) throws IOException {
    Path remembered = key(file);
    return Files.isRegularFile(folder.resolve(file.fileName()))
        && Files.isRegularFile(remembered)
        && Files.readString(remembered).equals(key);
  }

  /** Notes from which inputs a step's result was made; the next result takes the note away. */
  public void remember(Result file, String key) throws IOException {
    Files.writeString(key(file), key);
  }

  private Path key(Result file) {
    return folder.resolve("." + file.step() + ".key");
  }

  /** Makes sure that a step's file is there. */
  public static void require(Path path, Result step) {
    if (!Files.isRegularFile(path)) {
      throw new UserException("there is no " + path + "; run 'train " + step.step() + "' first");
    }
  }

  /** The JSON files of the steps. */
  public enum Result {
    PREPARED("prepare"),
    VALIDATED("validate"),
    FITTED("fit"),
    EVALUATED("evaluate"),
    REGISTERED("register");

    private final String step;

    Result(String step) {
      this.step = step;
    }

    public String step() {
      return step;
    }

    String fileName() {
      return step + ".json";
    }
  }
}
