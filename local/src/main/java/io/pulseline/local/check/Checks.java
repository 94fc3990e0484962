package io.pulseline.local.check;

import io.pulseline.contract.UserException;
import io.pulseline.local.stack.Lifetime;
import io.pulseline.local.stack.Part;
import io.pulseline.local.stack.StackPorts;
import io.pulseline.local.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Looks at the machine before anything starts. */
public final class Checks {
  /** Metaspace, threads, direct buffers and native code of one JVM, beyond its heap. */
  private static final int MEGABYTES_BESIDE_A_HEAP = 110;

  private static final int OWN_HEAP_MEGABYTES = 128;
  private static final int DISK_MEGABYTES = 1024;

  private Checks() {}

  /** All that can be said of this machine. */
  public static List<Check> all(StackSettings settings) {
    List<Check> checks = new ArrayList<>();
    checks.add(java(Runtime.version().feature()));
    checks.add(memory(Memory.availableMegabytes(), settings.lifetime()));
    checks.add(disk(settings.data()));
    checks.add(ports(settings.portBase()));
    checks.add(build(settings.root()));
    return checks;
  }

  static Check java(int feature) {
    return Check.of(
        "Java",
        feature >= 17 && feature <= 21,
        "Java " + Runtime.version() + " in " + System.getProperty("java.home"),
        "Pulseline runs on 17 to 21: set JAVA_HOME to one of them");
  }

  static Check memory(long availableMegabytes, Lifetime lifetime) {
    long needed = neededMegabytes(lifetime);
    return Check.of(
        "memory",
        availableMegabytes >= needed,
        "%,d MB available, %,d MB needed".formatted(availableMegabytes, needed),
        "end other programs or give this machine more memory");
  }

  /** The generator has ended when the trainer starts, so only the larger of the two counts. */
  static long neededMegabytes(Lifetime lifetime) {
    int heaps = OWN_HEAP_MEGABYTES - Part.GENERATOR.heapMegabytes(lifetime);
    for (Part part : Part.all()) {
      heaps += part.heapMegabytes(lifetime);
    }
    return heaps + (long) MEGABYTES_BESIDE_A_HEAP * Part.all().size();
  }

  static Check disk(Path data) {
    Path existing = data.toAbsolutePath().normalize();
    while (Files.notExists(existing)) {
      existing = existing.getParent();
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace() / (1024 * 1024);
      return Check.of(
          "disk",
          free >= DISK_MEGABYTES && Files.isWritable(existing),
          "%,d MB free at %s".formatted(free, existing),
          "needs %,d MB writable: free some or give --data elsewhere".formatted(DISK_MEGABYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the disk of " + existing, e);
    }
  }

  private static Check ports(OptionalInt base) {
    try {
      StackPorts ports = StackPorts.choose(base);
      return new Check(
          "ports",
          true,
          base.isPresent()
              ? ports.kafka() + " to " + ports.metrics() + " free"
              : "free ones are chosen at each start");
    } catch (UserException e) {
      return new Check("ports", false, e.getMessage());
    }
  }

  static Check build(Path root) {
    List<String> missing =
        Part.all().stream()
            .map(Part::room)
            .filter(room -> !isBuilt(root.resolve(room).resolve("target/dist/lib"), room))
            .toList();
    return Check.of(
        "build",
        missing.isEmpty(),
        missing.isEmpty() ? "complete" : "missing: " + String.join(", ", missing),
        "run: mvn -q -Dmaven.test.skip package");
  }

  /** The room's own jar comes last into its folder of jars. */
  private static boolean isBuilt(Path jars, String room) {
    if (Files.notExists(jars)) {
      return false;
    }
    String own = "pulseline-" + room.replace('/', '-') + "-";
    try (Stream<Path> files = Files.list(jars)) {
      return files.anyMatch(jar -> jar.getFileName().toString().startsWith(own));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jars, e);
    }
  }
}
