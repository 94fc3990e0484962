package io.pulseline.serving.security;

/**
 * What a JWT must say.
 *
 * @param issuer who has signed it
 * @param audience whom it is for
 * @param inferScope a scope that it must have to infer; null: none
 * @param controlScope a scope that it must have to control
 */
record JwtRules(String issuer, String audience, String inferScope, String controlScope) {}
