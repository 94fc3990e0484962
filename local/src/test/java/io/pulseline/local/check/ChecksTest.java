package io.pulseline.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.local.stack.Lifetime;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
  @TempDir Path temporary;

  @Test
  void refusesAMachineWithTooLittleMemory() {
    Check memory = Checks.memory(500, Lifetime.SHORT);

    assertThat(memory.ok()).isFalse();
    assertThat(memory.found())
        .isEqualTo(
            "500 MB available, %,d MB needed; end other programs or give this machine more memory"
                .formatted(Checks.neededMegabytes(Lifetime.SHORT)));
  }

  @Test
  void needsLessThanFourGigabytesInAll() {
    assertThat(Checks.neededMegabytes(Lifetime.SHORT)).isLessThan(4_000);
  }

  @Test
  void refusesAnOlderAndANewerJava() {
    assertThat(Checks.java(11).ok()).isFalse();
    assertThat(Checks.java(17).ok()).isTrue();
    assertThat(Checks.java(21).ok()).isTrue();
    assertThat(Checks.java(25).ok()).isFalse();
  }

  @Test
  void namesTheRoomsThatAreNotBuilt() throws Exception {
    Files.createDirectories(temporary.resolve("generator/target/dist/lib"));

    assertThat(Checks.build(temporary).found())
        .startsWith("missing: embedded/kafka, embedded/elasticsearch, embedded/s3, flink-jobs");
  }

  @Test
  void readsWhatTheKernelSaysIsAvailable() throws Exception {
    Path meminfo = temporary.resolve("meminfo");
    Files.writeString(meminfo, "MemTotal: 4096000 kB\nMemAvailable:    2048000 kB\n");

    assertThat(Memory.available(meminfo)).isEqualTo(2_000);
  }

  @Test
  void countsTheCacheOfAContainerAsFree() throws Exception {
    Files.writeString(temporary.resolve("memory.max"), (1_000L << 20) + "\n");
    Files.writeString(temporary.resolve("memory.current"), (600L << 20) + "\n");
    Files.writeString(temporary.resolve("memory.stat"), "anon 5\ninactive_file " + (100L << 20));

    assertThat(Memory.withinLimit(temporary)).isEqualTo(500);
  }
}
