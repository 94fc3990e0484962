/**
 * What must hold of a model server while things happen to it: swaps, its end, too many requests,
 * wrong ones.
 */
package io.pulseline.bench.reliability;
