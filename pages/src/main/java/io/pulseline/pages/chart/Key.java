package io.pulseline.pages.chart;

/** One line of a chart's legend: a sample of a series and its name. */
record Key(Drawing sample, String name) {}
