package io.pulseline.contract.envelope;

/**
 * One record of the topic.
 *
 * <p>A plain carrier for hot loops: the arrays are neither copied nor compared by content.
 *
 * @param batchNumber the generator's batch, from 1
 * @param recordId the record's number, also its Kafka key
 * @param timestampMillis event time, milliseconds since 1970-01-01T00:00Z
 * @param values in the order of the dataset's columns; NaN where missing, codes for categories
 * @param extras in the order of the dataset's extras; null where absent
 */
@SuppressWarnings("ArrayRecordComponent") // a copy per record would double the parser's garbage
public record Envelope(
    long batchNumber, long recordId, long timestampMillis, double[] values, String[] extras) {}
