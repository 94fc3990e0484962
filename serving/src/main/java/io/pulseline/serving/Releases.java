package io.pulseline.serving;

import io.pulseline.contract.model.ModelPackage;
import java.io.IOException;
import java.util.Optional;

/** Where versions of a model go into production. */
interface Releases {
  /** The version in production, if it is another than at the last look; at the first, whichever. */
  Optional<String> moved() throws IOException;

  /** Brings a version here. */
  ModelPackage fetch(String version) throws IOException;
}
