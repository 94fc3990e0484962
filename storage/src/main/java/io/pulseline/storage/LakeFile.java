package io.pulseline.storage;

import java.nio.file.Path;

/**
 * A Parquet file of a lake.
 *
 * @param name relative to the folder of its dataset, such as {@code date=…/hour=…/part-0.parquet}
 * @param local where it can be read
 * @param bytes its size
 * @param rows how many records it holds
 */
public record LakeFile(String name, Path local, long bytes, long rows) {}
