package io.pulseline.serving.rest;

import io.pulseline.serving.plane.InferRequest;

/** A request for inference, and how its answer is to be written. */
record RestRequest(InferRequest inference, RequestedOutputs outputs) {}
