package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.local.Rooms.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Maven builds rooms side by side, each when those that its pom.xml names are whole. The tests of
 * this room read all of them.
 */
class BuildOrderTest {
  private static final Pattern NAMED =
      Pattern.compile("<artifactId>pulseline-([a-z0-9-]+)</artifactId>");

  @Test
  void everyRoomIsBuiltBeforeThisOneIsTested() throws IOException {
    Map<String, Room> rooms =
        Rooms.all().stream()
            .collect(
                Collectors.toMap(room -> room.folder().replace('/', '-'), Function.identity()));
    Set<String> before = new TreeSet<>();
    Deque<String> named = new ArrayDeque<>(List.of("local"));
    while (!named.isEmpty()) {
      String name = named.pop();
      if (rooms.containsKey(name) && before.add(name)) {
        String pom =
            Files.readString(Rooms.ROOT.resolve(rooms.get(name).folder()).resolve("pom.xml"));
        NAMED.matcher(pom).results().forEach(found -> named.push(found.group(1)));
      }
    }

    assertThat(before).containsAll(rooms.keySet());
  }
}
