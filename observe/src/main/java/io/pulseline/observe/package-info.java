/** What a running stack holds, from addresses alone: ledger, live counts, v2 client. */
package io.pulseline.observe;
