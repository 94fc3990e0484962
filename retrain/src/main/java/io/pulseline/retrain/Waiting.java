package io.pulseline.retrain;

import io.pulseline.contract.monitor.Alert;
import org.apache.kafka.common.TopicPartition;

/** An alert that no training has answered yet, and where it lies. */
record Waiting(TopicPartition partition, long offset, Alert alert) {}
