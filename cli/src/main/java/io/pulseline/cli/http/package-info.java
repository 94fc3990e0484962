/** Servers of others that a command talks to: JSON over HTTP, and who we are to them. */
package io.pulseline.cli.http;
