package io.pulseline.contract.envelope;

/**
 * The one form of timestamps that we write, {@code 2026-01-02T03:04:05.678Z}, by integer
 * arithmetic: {@code java.time} takes longer for it than for all of the other fields. Days become
 * dates by Howard Hinnant's civil_from_days and days_from_civil.
 */
final class IsoTime {
  /** Result of {@link #parse} for every other form. */
  static final long OTHER_FORM = -1;

  /** Milliseconds of the last instant with a year of four digits. */
  static final long LATEST = 253_402_300_799_999L;

  private static final int LENGTH = 24;
  private static final int MILLIS_PER_DAY = 86_400_000;
  private static final int DAYS_PER_ERA = 146_097;
  private static final int DAYS_TO_1970 = 719_468;
  private static final String FORM = "dddd-dd-ddTdd:dd:dd.dddZ";

  private IsoTime() {}

  /**
   * Writes the {@value #LENGTH} bytes of a time.
   *
   * @param epochMillis from 0 to {@link #LATEST}
   * @return where the next byte goes
   */
  static int write(long epochMillis, byte[] out, int at) {
    int day = (int) (epochMillis / MILLIS_PER_DAY) + DAYS_TO_1970;
    int millis = (int) (epochMillis % MILLIS_PER_DAY);
    int era = day / DAYS_PER_ERA;
    int dayOfEra = day % DAYS_PER_ERA;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365;
    // Years begin in March, so that a leap day is the last one
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    digits(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), 4, out, at);
    out[at + 4] = '-';
    digits(month, 2, out, at + 5);
    out[at + 7] = '-';
    digits(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, 2, out, at + 8);
    out[at + 10] = 'T';
    digits(millis / 3_600_000, 2, out, at + 11);
    out[at + 13] = ':';
    digits(millis / 60_000 % 60, 2, out, at + 14);
    out[at + 16] = ':';
    digits(millis / 1000 % 60, 2, out, at + 17);
    out[at + 19] = '.';
    digits(millis % 1000, 3, out, at + 20);
    out[at + 23] = 'Z';
    return at + LENGTH;
  }

  /** Milliseconds since 1970, or {@link #OTHER_FORM}, which says nothing about its validity. */
  static long parse(String text) {
    if (!hasForm(text)) {
      return OTHER_FORM;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
      return OTHER_FORM;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return OTHER_FORM;
    }
    int millis = ((hour * 60 + minute) * 60 + second) * 1000 + number(text, 20, 23);
    return (long) MILLIS_PER_DAY * epochDay(year, month, day) + millis;
  }

  private static boolean hasForm(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char form = FORM.charAt(i);
      char c = text.charAt(i);
      if (form == 'd' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int epochDay(int year, int month, int day) {
    int march = month <= 2 ? year - 1 : year;
    int yearOfEra = march % 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return march / 400 * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  private static void digits(int value, int count, byte[] out, int at) {
    int left = value;
    for (int i = count - 1; i >= 0; i--) {
      out[at + i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }
}
