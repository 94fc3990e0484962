/** What every part that talks to Kafka shares: client settings, the shape of topics, one reader. */
package io.pulseline.kafka;
