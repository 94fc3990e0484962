package io.pulseline.trainer.checks;

import java.util.List;

/** All checks. */
public final class Checks {
  private static final List<Check> ALL =
      List.of(
          new SizeCheck(),
          new OriginCheck(),
          new SchemaCheck(),
          new ClassesCheck(),
          new ValuesCheck(),
          new UnseenCheck(),
          new NearDuplicatesCheck(),
          new LeakageCheck(),
          new DriftCheck());

  private Checks() {}

  /** What they find, in their order. */
  public static List<Finding> run(Data data, Limits limits) {
    return ALL.parallelStream().flatMap(check -> check.run(data, limits).stream()).toList();
  }
}
