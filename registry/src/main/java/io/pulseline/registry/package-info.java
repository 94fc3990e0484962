/** Versions of a model and their stages: register, promote, roll back, fetch, watch. */
package io.pulseline.registry;
