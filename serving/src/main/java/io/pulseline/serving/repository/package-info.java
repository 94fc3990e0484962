/** Which versions are served: where they come from, and what makes them come and go. */
package io.pulseline.serving.repository;
