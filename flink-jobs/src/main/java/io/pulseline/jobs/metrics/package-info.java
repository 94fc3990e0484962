/**
 * What the jobs measure of themselves. {@link io.pulseline.jobs.metrics.JobMetric} lists all of it;
 * steps register through {@link io.pulseline.jobs.metrics.StepMetrics}, so nothing is measured that
 * is not on the list, and docs/reference/metrics.md is that list.
 */
package io.pulseline.jobs.metrics;
