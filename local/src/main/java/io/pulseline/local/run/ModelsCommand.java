package io.pulseline.local.run;

import io.pulseline.local.stack.CommandLines;
import io.pulseline.local.terminal.Shell;

/** What a person types to look at a stack's models, or to choose another one. */
public final class ModelsCommand {
  private ModelsCommand() {}

  /**
   * The whole line.
   *
   * @param verb such as {@code list} or {@code promote v_…}
   */
  public static String line(CommandLines commands, String verb) {
    return "AWS_SHARED_CREDENTIALS_FILE=%s ./pulseline models %s --dataset %s --lake %s --s3-endpoint %s"
        .formatted(
            Shell.word(commands.folder().credentialsFile().toString()),
            verb,
            Shell.word(commands.datasetOption()),
            commands.addresses().lake().root(),
            commands.addresses().s3());
  }
}
