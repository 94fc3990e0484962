package io.pulseline.generator.extras;

/** Addresses with the row's number before their @, so that none comes again. */
record EmailTexts(Texts addresses) implements Texts {
  static final String EXPRESSION = "#{Internet.emailAddress}";

  @Override
  public String of(long row) {
    return addresses.of(row).replaceFirst("@", row + "@");
  }
}
