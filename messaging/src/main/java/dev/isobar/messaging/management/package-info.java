/** Serves health and metrics on a port of their own. */
package dev.isobar.messaging.management;
