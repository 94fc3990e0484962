package io.pulseline.serving.log;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trace contexts as the W3C's specification wants them. */
class TraceContextTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";
  private static final String FORM = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

  @Test
  void goesOnInTheTraceOfItsCaller() {
    TraceContext trace = TraceContext.of("00-" + TRACE + "-" + PARENT + "-01");

    assertThat(trace.traceId()).isEqualTo(TRACE);
    assertThat(trace.spanId()).hasSize(16).isNotEqualTo(PARENT);
    assertThat(trace.header()).isEqualTo("00-" + TRACE + "-" + trace.spanId() + "-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cc-" + TRACE + "-" + PARENT + "-01",
        "cc-" + TRACE + "-" + PARENT + "-01-what-comes-later"
      })
  void takesWhatItKnowsOfALaterVersion(String header) {
    assertThat(TraceContext.of(header).traceId()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "ff-" + TRACE + "-" + PARENT + "-01",
        "00-" + TRACE + "-" + PARENT + "-01-more",
        "cc-" + TRACE + "-" + PARENT + "-01.more",
        "00-" + TRACE + "-" + PARENT + "-0",
        "00-00000000000000000000000000000000-" + PARENT + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-" + PARENT + "-01",
        "00_" + TRACE + "_" + PARENT + "_01"
      })
  void beginsATraceInPlaceOfOneThatIsNone(String header) {
    TraceContext trace = TraceContext.of(header);

    assertThat(trace.traceId()).isNotEqualTo(TRACE);
    assertThat(trace.header()).matches(FORM);
  }

  @Property
  void whateverComesTheAnswerIsOfTheForm(@ForAll String header) {
    assertThat(TraceContext.of(header).header()).matches(FORM);
  }

  @Test
  void beginsATraceWhenThereIsNone() {
    assertThat(TraceContext.of(null).header())
        .matches(FORM)
        .isNotEqualTo(TraceContext.of(null).header());
  }
}
