/**
 * The prepared set of a lake that is larger than one machine: what room {@code prepare} makes on
 * one, made by many, the same to the last byte.
 */
package io.pulseline.jobs.prepare;
