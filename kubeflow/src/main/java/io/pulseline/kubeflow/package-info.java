/**
 * Makes any command of ours a step of a Kubeflow pipeline, so that no other room knows Kubeflow.
 *
 * <p>A command with {@code --json} ends its output with one JSON object. What a pipeline's
 * component declares as its outputs is looked up in there, by name.
 */
package io.pulseline.kubeflow;
