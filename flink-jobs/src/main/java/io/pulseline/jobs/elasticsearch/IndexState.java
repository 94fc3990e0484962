package io.pulseline.jobs.elasticsearch;

/**
 * An index at one moment.
 *
 * @param uuid another one when it was deleted and made anew
 * @param documents that a search finds
 */
record IndexState(String uuid, long documents) {}
