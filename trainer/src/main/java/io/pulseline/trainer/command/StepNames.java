package io.pulseline.trainer.command;

import io.pulseline.prepare.WorkFolder;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of the steps on the command line. */
final class StepNames implements Iterable<String>, ITypeConverter<WorkFolder.Result> {
  StepNames() {}

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(WorkFolder.Result.values()).map(WorkFolder.Result::step).iterator();
  }

  @Override
  public WorkFolder.Result convert(String name) {
    return Arrays.stream(WorkFolder.Result.values())
        .filter(step -> step.step().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + name + "' is no step; they are " + String.join(", ", this)));
  }
}
