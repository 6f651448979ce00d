/** Answers what is reported about more than usual. */
package dev.isobar.query.rising;
