package io.pulseline.serving.page;

/**
 * A version that there is of a model.
 *
 * @param served whether it has a page
 * @param state for people
 */
record VersionLine(String version, boolean served, String state) {}
