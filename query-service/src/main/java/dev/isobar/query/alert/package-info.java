/** Tells people and systems about new articles that match a query, when they want to be told. */
package dev.isobar.query.alert;
