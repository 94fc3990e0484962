package io.pulseline.local.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory that new processes can have without pushing others out, in megabytes. */
final class Memory {
  private static final long MEGABYTE = 1024 * 1024;

  private Memory() {}

  /** The smallest of what the kernel, the JVM (which knows any container) and cgroup v2 say. */
  static long availableMegabytes() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize() / MEGABYTE;
    return Math.min(
        total,
        Math.min(available(Path.of("/proc/meminfo")), withinLimit(Path.of("/sys/fs/cgroup"))));
  }

  /** Unbounded where the system keeps no such file. */
  static long available(Path meminfo) {
    return Files.exists(meminfo) ? value(read(meminfo), "MemAvailable:") / 1024 : Long.MAX_VALUE;
  }

  /** What a container's limit leaves (cgroup v2); its page cache can be given back. */
  static long withinLimit(Path cgroup) {
    Path max = cgroup.resolve("memory.max");
    Path current = cgroup.resolve("memory.current");
    if (Files.notExists(max) || Files.notExists(current)) {
      return Long.MAX_VALUE;
    }
    String limit = read(max).get(0).strip();
    if (limit.equals("max")) {
      return Long.MAX_VALUE;
    }
    long cache = value(read(cgroup.resolve("memory.stat")), "inactive_file");
    long used = Long.parseLong(read(current).get(0).strip()) - cache;
    return (Long.parseLong(limit) - used) / MEGABYTE;
  }

  private static long value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
