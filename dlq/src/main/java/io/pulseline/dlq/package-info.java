/** The dead letters of a dataset, from the address of its Kafka alone: list, show, send again. */
package io.pulseline.dlq;
