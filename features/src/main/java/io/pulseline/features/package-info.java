/** Preprocessing as data: how it is learned from rows, and how it is applied to them. */
package io.pulseline.features;
