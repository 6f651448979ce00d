/** Shows lists of articles as feeds for feed readers. */
package dev.isobar.query.feed;
