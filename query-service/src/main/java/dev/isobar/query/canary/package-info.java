/** Canaries: marked articles that show whether the whole way into the view works. */
package dev.isobar.query.canary;
