/** How much of the server its clients may have at once, whatever they ask for. */
package io.pulseline.serving.limits;
