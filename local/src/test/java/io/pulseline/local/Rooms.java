package io.pulseline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rooms of the house that hold Java code, as the table of MAP.md lists them. */
final class Rooms {
  static final Path ROOT = Path.of(System.getProperty("pulseline.root"));

  private static final String ALL = "all";
  private static final Pattern ROW =
      Pattern.compile("\\| \\[([^]]+)]\\([^)]+\\) \\|[^|]*\\|([^|]*)\\|");

  /**
   * A room.
   *
   * @param folder where it lies, below the root
   * @param mayDependOn the folders of the rooms it may use besides itself
   */
  record Room(String folder, List<String> mayDependOn) {

    /** Its package, with everything below it. */
    String packages() {
      return packageName() + "..";
    }

    String packageName() {
      return "io.pulseline." + folder.replace("flink-jobs", "jobs").replace('/', '.');
    }

    /** Whether this room lies in another one's folder. */
    boolean isBelow(Room other) {
      return folder.startsWith(other.folder() + "/");
    }

    boolean mayUse(Room other) {
      return other.equals(this) || mayDependOn.contains(other.folder());
    }

    Path sources() {
      return ROOT.resolve(folder).resolve("src/main/java");
    }

    /** Its compiled main classes. */
    Path classes() {
      Path classes = ROOT.resolve(folder).resolve("target/classes");
      if (Files.notExists(classes)) {
        throw new IllegalStateException(classes + " is missing; build all rooms first");
      }
      return classes;
    }

    @Override
    public String toString() {
      return folder;
    }
  }

  private Rooms() {}

  /** The rooms with a limit to what they may use. */
  static List<Room> all() {
    try {
      return Files.readAllLines(ROOT.resolve("MAP.md")).stream()
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(row -> new Room(row.group(1), Arrays.asList(row.group(2).strip().split(",\\s*"))))
          .filter(room -> Files.exists(room.sources()) && !room.mayDependOn().contains(ALL))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
