/**
 * What processes of one stack say to each other on standard output. Of the JDK alone, so that an
 * embedded server takes no library of ours onto its class path.
 */
package io.pulseline.contract.process;
