/** Deletes articles that are older than the view keeps. */
package dev.isobar.query.retention;
