package io.pulseline.generator;

import io.pulseline.contract.UserException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The language of the extras that a command generates. */
public final class LocaleOption {
  @Option(
      names = "--locale",
      defaultValue = "en",
      paramLabel = "TAG",
      description = "Language of the extras, as de or pt-BR. Default: ${DEFAULT-VALUE}.")
  private String tag;

  /**
   * The locale asked for.
   *
   * @throws UserException when it is no language tag
   */
  public Locale get() {
    return localeOf(tag);
  }

  /**
   * Reads a language tag, with a hyphen or an underscore before the country.
   *
   * @throws UserException when it is none
   */
  public static Locale localeOf(String tag) {
    Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
    if (locale.getLanguage().isEmpty()) {
      throw new UserException("locale '" + tag + "' is no language tag, such as de or pt-BR");
    }
    return locale;
  }
}
