/** Knows callers of HTTP interfaces by keys and tokens, and limits how often they call. */
package dev.isobar.messaging.access;
