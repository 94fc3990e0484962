package io.pulseline.contract.dataset;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds a dataset by the name of a built-in one or by its folder. */
public final class Datasets {
  private static final String DESCRIPTOR = "dataset.yaml";
  private static final String PROFILE = "profile.json";

  private Datasets() {}

  /** Names of the datasets that travel with Pulseline. */
  public static List<String> builtIn() {
    return List.of("heart-disease");
  }

  /**
   * Reads a descriptor.
   *
   * @param nameOrFolder a built-in name, or a folder that holds {@code dataset.yaml}
   * @throws UserException when there is none, or it has problems (all of them are listed)
   */
  public static Dataset load(String nameOrFolder) {
    String text =
        read(nameOrFolder, DESCRIPTOR)
            .orElseThrow(
                () ->
                    new UserException(
                        String.format(
                            "no dataset '%s': it is neither built in %s nor a folder with %s",
                            nameOrFolder, builtIn(), DESCRIPTOR)));
    String where = isBuiltIn(nameOrFolder) ? nameOrFolder : nameOrFolder + "/" + DESCRIPTOR;
    return DatasetYaml.parse(text, where);
  }

  /**
   * The text of {@code profile.json} beside the descriptor, if there is one.
   *
   * @throws UserException when it is no text
   */
  public static Optional<String> profile(String nameOrFolder) {
    return read(nameOrFolder, PROFILE);
  }

  private static boolean isBuiltIn(String nameOrFolder) {
    return builtIn().contains(nameOrFolder);
  }

  private static Optional<String> read(String nameOrFolder, String file) {
    try {
      if (isBuiltIn(nameOrFolder)) {
        String resource = "/datasets/" + nameOrFolder + "/" + file;
        try (InputStream in = Datasets.class.getResourceAsStream(resource)) {
          return in == null
              ? Optional.empty()
              : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      Path path = Path.of(nameOrFolder).resolve(file);
      return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (CharacterCodingException e) {
      throw new UserException(
          "%s of '%s' is no text in UTF-8; give one that is".formatted(file, nameOrFolder), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " of " + nameOrFolder, e);
    }
  }
}
