package io.pulseline.contract.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Valid envelopes, structurally mutated, through the codec and through {@link ReferenceReader}.
 * What the codec accepts, the reference has to read, with the same values; what the reference
 * reads, the codec has to accept, unless it is beyond a limit that the codec may have.
 */
final class CodecFuzz {
  private static final int MOST_MUTATIONS = 3;

  /** Longer numbers, names and exponents, and deeper nesting, a parser may refuse. */
  private static final int LONG_NUMBER = 1_000;

  private static final int LONG_NAME = 50_000;

  private final List<Dataset> datasets;
  private final SplittableRandom random;
  private final Map<String, Long> outcomes = new TreeMap<>();

  CodecFuzz(List<Dataset> datasets, long seed) {
    this.datasets = List.copyOf(datasets);
    this.random = new SplittableRandom(seed);
  }

  /** How many inputs ended how: accepted, or refused with a reason. */
  Map<String, Long> outcomes() {
    return outcomes;
  }

  /**
   * Tries inputs.
   *
   * @throws AssertionError at the first that is not treated as it has to be, which it shows
   */
  void run(long inputs) {
    EnvelopeCodec[] codecs =
        datasets.stream().map(EnvelopeCodec::new).toArray(EnvelopeCodec[]::new);
    ReferenceReader[] references =
        datasets.stream().map(ReferenceReader::new).toArray(ReferenceReader[]::new);
    ValidRecords[] records =
        datasets.stream().map(set -> new ValidRecords(set, random)).toArray(ValidRecords[]::new);
    for (long i = 0; i < inputs; i++) {
      int which = (int) (i % codecs.length);
      byte[] input = mutated(codecs[which].encode(records[which].next()));
      check(input, codecs[which], references[which]);
    }
  }

  private byte[] mutated(byte[] valid) {
    Mutator mutator = new Mutator(random);
    Scrambler scrambler = new Scrambler(random);
    Json.Fields record = parsed(valid);
    boolean bytesToo = random.nextInt(4) == 0;
    for (int i = random.nextInt(MOST_MUTATIONS + 1); i > 0; i--) {
      mutator.mutate(record);
    }
    StringBuilder written = new StringBuilder();
    record.write(written);
    byte[] bytes = written.toString().getBytes(UTF_8);
    return bytesToo ? scrambler.scramble(bytes) : bytes;
  }

  private static Json.Fields parsed(byte[] valid) {
    try {
      return (Json.Fields) StrictJson.parse(valid);
    } catch (StrictJson.NotJsonException | StrictJson.TooDeepException e) {
      throw new AssertionError("the codec wrote what is no JSON: " + show(valid), e);
    }
  }

  private void check(byte[] input, EnvelopeCodec codec, ReferenceReader reference) {
    Decoded decoded;
    try {
      decoded = codec.decode(input);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("an exception for " + show(input), e);
    }
    Optional<Envelope> expected;
    try {
      expected = Optional.of(reference.read(StrictJson.parse(input)));
    } catch (StrictJson.NotJsonException | ReferenceReader.RefusedException e) {
      expected = Optional.empty();
    } catch (StrictJson.TooDeepException | NumberFormatException e) {
      // The reference has limits of its own, beyond which there must be no acceptance
      expected = Optional.empty();
    }
    if (decoded instanceof Decoded.Accepted accepted) {
      count("accepted");
      require(expected.isPresent(), "accepted", input);
      require(same(accepted.envelope(), expected.orElseThrow()), "read otherwise", input);
    } else if (decoded instanceof Decoded.Rejected rejected) {
      count(rejected.reason().name());
      require(
          expected.isEmpty() || isBeyondLimits(input, rejected), "refused with " + rejected, input);
    }
  }

  private static boolean isBeyondLimits(byte[] input, Decoded.Rejected rejected) {
    return rejected.reason() == RejectionReason.TOO_LARGE
        || (rejected.reason() == RejectionReason.NOT_JSON
            && input.length > LONG_NUMBER
            && (input.length > LONG_NAME || isDeep(input) || hasLongNumber(input)));
  }

  private static boolean isDeep(byte[] input) {
    int depth = 0;
    int deepest = 0;
    for (byte b : input) {
      depth += b == '[' || b == '{' ? 1 : b == ']' || b == '}' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest >= LONG_NUMBER;
  }

  private static boolean hasLongNumber(byte[] input) {
    int length = 0;
    for (byte b : input) {
      boolean digit = b >= '0' && b <= '9';
      length = digit || ".eE+-".indexOf(b) >= 0 ? length + 1 : 0;
      if (length >= LONG_NUMBER - 10) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(Envelope actual, Envelope expected) {
    boolean same =
        actual.batchNumber() == expected.batchNumber()
            && actual.recordId() == expected.recordId()
            && actual.timestampMillis() == expected.timestampMillis()
            && Arrays.equals(actual.extras(), expected.extras());
    for (int i = 0; i < expected.values().length; i++) {
      // Adding zero makes -0 a plain zero, which decimals do not tell apart
      same &= Double.compare(actual.values()[i] + 0.0, expected.values()[i] + 0.0) == 0;
    }
    return same;
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  private static void require(boolean fine, String what, byte[] input) {
    if (!fine) {
      throw new AssertionError(what + ": " + show(input));
    }
  }

  private static String show(byte[] input) {
    String text = new String(input, UTF_8);
    return text.length() <= 2_000
        ? text
        : text.substring(0, 2_000) + "… " + input.length + " bytes";
  }
}
