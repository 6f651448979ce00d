/** Contains rows and REST answers of the climate topics of articles. */
package dev.isobar.query.topic;
