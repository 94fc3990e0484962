package io.pulseline.contract.dataset;

/**
 * Takes the values of one record, in the order of the dataset's columns; see {@link RecordValues}.
 *
 * @param <E> what writing a value may throw
 */
public interface ValueVisitor<E extends Exception> {

  void missing(int column) throws E;

  /** A value of an {@link ValueType#INTEGER} column, measured or a category. */
  void integer(int column, long value) throws E;

  void number(int column, double value) throws E;

  /**
   * A value of a {@link ValueType#STRING} column.
   *
   * @param position of the value in the column's categories
   */
  void text(int column, int position, String value) throws E;
}
