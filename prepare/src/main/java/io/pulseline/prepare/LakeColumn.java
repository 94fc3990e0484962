package io.pulseline.prepare;

/**
 * A column of the dataset as it was found in the lake.
 *
 * @param type its SQL type there, null when no file has the column
 * @param lost how many of its values are none of the descriptor's type, and are missing therefore
 */
public record LakeColumn(String name, String type, long lost) {}
