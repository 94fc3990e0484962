/** What people see in a browser: a page for each model, and the API's description. */
package io.pulseline.serving.page;
