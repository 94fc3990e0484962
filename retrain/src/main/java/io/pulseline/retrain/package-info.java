/**
 * Starts a training when the monitor says that the data drifts, or by the clock: as a run of
 * Kubeflow Pipelines, or as a command on this machine.
 *
 * <p>What is remembered lies in Kafka, with the offsets that are committed: which alerts a training
 * has answered, and when it began.
 */
package io.pulseline.retrain;
