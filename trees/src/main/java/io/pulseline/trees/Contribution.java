package io.pulseline.trees;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one input of the trees adds to a margin.
 *
 * @param feature a column of the dataset, or an engineered feature
 * @param value as records hold it, null where it is missing; computed for an engineered feature
 * @param taken what the model goes on with instead, where it fills a gap in or clips; else absent
 */
public record Contribution(
    String feature,
    JsonNode value,
    @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode taken,
    float contribution) {}
