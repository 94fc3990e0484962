package io.pulseline.pages.chart;

/** The area that two axes span, in a drawing. */
final class Frame {
  private static final double GAP = 5;
  private static final double TOP = 8;
  private static final double LONGEST = 110;
  private static final double NAMES_OF_HEIGHT = 0.35;

  private final Drawing drawing;
  private final Axis across;
  private final Axis up;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  private Frame(Drawing drawing, Axis across, Axis up, double left, double below) {
    this.drawing = drawing;
    this.across = across;
    this.up = up;
    this.left = left;
    this.right = drawing.width() - 14;
    this.top = TOP;
    this.bottom = drawing.height() - below;
  }

  /** Draws both axes, their ticks as far as there is room for them, and a grid. */
  static Frame draw(Drawing drawing, Axis across, Axis up) {
    double ticks = widest(up);
    double left = ticks + GAP + (up.title().isEmpty() ? GAP : Lettering.LINE + 2 * GAP);
    double span = drawing.width() - 14 - left;
    boolean upwards = across.kind() == Axis.Kind.NAMES && !fitAcross(across, span);
    double names =
        upwards ? Math.min(NAMES_OF_HEIGHT * drawing.height(), widest(across)) : Lettering.LINE;
    double below = names + 2 * GAP + (across.title().isEmpty() ? 0 : Lettering.LINE + 2);
    Frame frame = new Frame(drawing, across, up, left, below);
    frame.ticksUp();
    frame.axes();
    frame.ticksAcross(upwards, names);
    frame.titles();
    return frame;
  }

  double x(double value) {
    return left + across.at(value) * (right - left);
  }

  double y(double value) {
    return bottom - up.at(value) * (bottom - top);
  }

  double bottom() {
    return bottom;
  }

  /** A tick too near to the one before it stays without words. */
  private void ticksUp() {
    double free = Double.POSITIVE_INFINITY;
    for (Axis.Tick tick : up.ticks()) {
      double y = y(tick.value());
      drawing.line(left, y, right, y, Drawing.GRID, 1, null);
      if (y <= free) {
        drawing.words(left - GAP, y + 3.5, "end", Lettering.fit(tick.text(), LONGEST));
        free = y - Lettering.LINE;
      }
    }
  }

  private void axes() {
    for (Axis.Tick tick : across.ticks()) {
      double x = x(tick.value());
      drawing.line(x, bottom, x, bottom + 3, Drawing.AXIS, 1, null);
    }
    drawing.line(left, top, left, bottom, Drawing.AXIS, 1, null);
    drawing.line(left, bottom, right, bottom, Drawing.AXIS, 1, null);
  }

  private void ticksAcross(boolean upwards, double names) {
    double free = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : across.ticks()) {
      String text = Lettering.fit(tick.text(), upwards ? names : right - left);
      double x = x(tick.value());
      double half = upwards ? Lettering.LINE / 2 : Lettering.width(text) / 2;
      double from = Math.max(0, Math.min(x - half, drawing.width() - 2 * half));
      if (from < free) {
        continue;
      }
      if (upwards) {
        drawing.upwards(x + 3.5, bottom + GAP + 1, "end", text);
      } else {
        drawing.words(from + half, bottom + Lettering.LINE + 2, "middle", text);
      }
      free = from + 2 * half + (upwards ? 0 : GAP);
    }
  }

  private void titles() {
    if (!across.title().isEmpty()) {
      String title = Lettering.fit(across.title(), drawing.width());
      double half = Lettering.width(title) / 2;
      double middle = Math.min((left + right) / 2, drawing.width() - half);
      drawing.words(Math.max(half, middle), drawing.height() - 3, "middle", title);
    }
    if (!up.title().isEmpty()) {
      String title = Lettering.fit(up.title(), drawing.height());
      double half = Lettering.width(title) / 2;
      double middle = Math.max((top + bottom) / 2, half);
      drawing.upwards(Lettering.LINE - 1, middle, "middle", title);
    }
  }

  /** Whether the names stand beside each other. */
  private static boolean fitAcross(Axis axis, double span) {
    return widest(axis) + GAP <= span / axis.ticks().size();
  }

  private static double widest(Axis axis) {
    return axis.ticks().stream()
        .mapToDouble(tick -> Math.min(LONGEST, Lettering.width(tick.text())))
        .max()
        .orElse(0);
  }
}
