package io.pulseline.serving.repository;

import io.pulseline.contract.model.ModelPackage;
import java.io.IOException;
import java.util.Optional;

/** The versions of one model, where somebody decides which of them are to be served. */
interface Releases extends AutoCloseable {
  /** What is there, if it is something else than at the last look; at the first, whatever it is. */
  Optional<Stages> changed() throws IOException;

  /** Brings a version here. */
  ModelPackage fetch(String version) throws IOException;

  /** Lets go of what {@link #fetch} brought: its version is served no more. */
  void drop(ModelPackage fetched) throws IOException;

  @Override
  void close() throws IOException;
}
