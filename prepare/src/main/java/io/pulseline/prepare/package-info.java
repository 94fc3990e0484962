/** The prepared set: what it is, where it lies, and how one machine makes it. */
package io.pulseline.prepare;
