package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.pulseline.local.Rooms.Room;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the column "may depend on" of MAP.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  /** By name, since Flink's classes are not there to be read. */
  private static final DescribedPredicate<JavaMethodCall> REGISTERS =
      DescribedPredicate.describe(
          "one of Flink's groups of metrics is asked for another metric",
          call ->
              call.getTargetOwner().getPackageName().startsWith("org.apache.flink.metrics")
                  && List.of("counter", "gauge", "meter", "histogram", "addGroup")
                      .contains(call.getName()));

  private JavaClasses classes;

  @BeforeAll
  void readAllRooms() {
    classes = new ClassFileImporter().importPaths(rooms().stream().map(Room::classes).toList());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatItMay(Room room) {
    String[] inside = packages(rooms().stream().filter(other -> other.isBelow(room)));
    String[] forbidden = packages(rooms().stream().filter(other -> !room.mayUse(other)));

    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(room.packages())
        .and()
        .resideOutsideOfPackages(inside)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(classes);
  }

  /** What is registered otherwise would be missing in docs/reference/metrics.md. */
  @Test
  void aJobMeasuresOnlyWhatIsOnItsListOfMetrics() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("io.pulseline.jobs..")
        .and()
        .resideOutsideOfPackage("io.pulseline.jobs.metrics..")
        .should()
        .callMethodWhere(REGISTERS)
        .check(classes);
  }

  @Test
  void everyClassIsInARoom() {
    assertThat(classes)
        .filteredOn(type -> type.getPackageName().startsWith("io.pulseline"))
        .extracting(JavaClass::getPackageName)
        .allMatch(
            name ->
                rooms().stream()
                    .anyMatch(room -> (name + ".").startsWith(room.packageName() + ".")));
  }

  @Test
  void everyModuleWithJavaCodeIsOnTheMap() throws Exception {
    List<String> modules =
        Files.readAllLines(Rooms.ROOT.resolve("pom.xml")).stream()
            .map(String::strip)
            .filter(line -> line.startsWith("<module>"))
            .map(line -> line.replaceAll("</?module>", ""))
            .filter(module -> !module.equals("bench")) // may use all
            .filter(module -> Files.exists(Rooms.ROOT.resolve(module).resolve("src/main/java")))
            .toList();

    assertThat(rooms()).extracting(Room::folder).containsAll(modules);
  }

  @Test
  void everyRoomOnTheMapExists() {
    assertThat(rooms())
        .flatExtracting(Room::mayDependOn)
        .filteredOn(folder -> !folder.equals("–"))
        .allMatch(folder -> Files.isDirectory(Path.of(Rooms.ROOT.toString(), folder)));
  }

  static List<Room> rooms() {
    return Rooms.all();
  }

  private static String[] packages(Stream<Room> rooms) {
    return rooms.map(Room::packages).toArray(String[]::new);
  }
}
