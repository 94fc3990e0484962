package io.pulseline.pages.chart;

/** How large a chart with two axes is, in pixels. */
public enum Size {
  /** One of many beside each other. */
  SMALL(245, 160),
  /** One of two beside each other. */
  MEDIUM(340, 280),
  /** As wide as the page. */
  WIDE(820, 300);

  private final int width;
  private final int height;

  Size(int width, int height) {
    this.width = width;
    this.height = height;
  }

  Drawing drawing() {
    return new Drawing(width, height);
  }
}
