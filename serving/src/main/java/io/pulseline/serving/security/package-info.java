/** Who is let in: certificates and tokens, and how both are renewed. */
package io.pulseline.serving.security;
