package io.pulseline.deploy.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object as a manifest describes it. */
public record Document(Ref ref, ObjectNode json) {}
