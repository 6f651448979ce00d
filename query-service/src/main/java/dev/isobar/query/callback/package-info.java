/** Calls addresses that clients have given, and only those that may be called. */
package dev.isobar.query.callback;
