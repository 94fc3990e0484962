package io.pulseline.jobs.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicSelectionTest {
  @Test
  void oneTopicIsCalledByItsName() {
    assertThat(TopicSelection.of(List.of("visits.records")).title()).isEqualTo("visits.records");
  }

  @Test
  void severalAreCalledByAllNamesInWhateverOrderTheyAreGiven() {
    assertThat(TopicSelection.of(List.of("b", "a")).title()).isEqualTo("a+b");
    assertThat(TopicSelection.of(List.of("b", "a")).isOne()).isFalse();
  }

  @Test
  void manyAndPatternsAreCalledByWhatAFolderCanBeCalledAndApart() {
    String many = TopicSelection.of(List.of("t".repeat(120), "u".repeat(120))).title();
    String pattern = TopicSelection.matching("shop-(a|b)\\..*").title();
    assertThat(List.of(many, pattern))
        .allMatch(title -> title.matches("[a-zA-Z0-9._+-]{1,140}"))
        .doesNotHaveDuplicates();
    assertThat(TopicSelection.matching("shop-(a|c)\\..*").title()).isNotEqualTo(pattern);
  }

  @Test
  void aPatternIsOfWholeNames() {
    TopicSelection shops = TopicSelection.matching("shop-[ab]");
    assertThat(shops.includes("shop-a")).isTrue();
    assertThat(shops.includes("shop-ab")).isFalse();
  }

  @Test
  void whatIsNoPatternIsRefusedInOneLine() {
    assertThatThrownBy(() -> TopicSelection.matching("shop-("))
        .isInstanceOf(UserException.class)
        .hasMessage("--topic-pattern 'shop-(' is no regular expression: Unclosed group");
  }
}
