package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the column "may depend on" of MAP.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private JavaClasses classes;

  @BeforeAll
  void readAllRooms() {
    classes = new ClassFileImporter().importPaths(Rooms.classes());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatItMay(String room) {
    List<String> others = new ArrayList<>(Rooms.MAY_DEPEND_ON.keySet());
    others.remove(room);
    others.removeAll(Rooms.MAY_DEPEND_ON.get(room));

    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(pattern(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.stream().map(ArchitectureTest::pattern).toArray(String[]::new))
        .check(classes);
  }

  @Test
  void everyClassIsInARoom() {
    assertThat(classes)
        .filteredOn(type -> type.getPackageName().startsWith("io.pulseline"))
        .extracting(JavaClass::getPackageName)
        .allMatch(
            name ->
                Rooms.MAY_DEPEND_ON.keySet().stream()
                    .anyMatch(room -> (name + ".").startsWith("io.pulseline." + room + ".")));
  }

  static List<String> rooms() {
    return Rooms.MAY_DEPEND_ON.keySet().stream().sorted().toList();
  }

  private static String pattern(String room) {
    return "io.pulseline." + room + "..";
  }
}
