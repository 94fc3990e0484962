package io.pulseline.bench.load;

import java.util.List;

/**
 * What to ask a server, and how much of it.
 *
 * @param form {@code json}, {@code binary} (JSON and binary tensors behind it), {@code raw} (rows
 *     and nothing else), {@code v1} or {@code grpc}
 * @param port on the loopback address
 * @param path of the request; gRPC takes the model's name
 * @param columns for each the codes of its categories, none for a column of numbers
 * @param rows of a request
 * @param connections each asks for one answer after the other
 * @param seconds for how long
 * @param rate requests a second of all connections together; 0: as soon as an answer is there
 * @param sinceSent whether an answer is timed from its request, and not from when that was due
 */
record LoadSpec(
    String form,
    int port,
    String path,
    List<List<Float>> columns,
    int rows,
    int connections,
    int seconds,
    double rate,
    boolean sinceSent) {}
