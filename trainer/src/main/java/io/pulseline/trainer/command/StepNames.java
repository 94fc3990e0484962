package io.pulseline.trainer.command;

import io.pulseline.trainer.work.WorkFolder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of the steps on the command line. */
final class StepNames implements Iterable<String>, ITypeConverter<WorkFolder.Result> {
  StepNames() {}

  private static List<String> all() {
    return Arrays.stream(WorkFolder.Result.values()).map(WorkFolder.Result::step).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return all().iterator();
  }

  @Override
  public WorkFolder.Result convert(String name) {
    int position = all().indexOf(name);
    if (position < 0) {
      throw new TypeConversionException(
          "'" + name + "' is no step; they are " + String.join(", ", all()));
    }
    return WorkFolder.Result.values()[position];
  }
}
