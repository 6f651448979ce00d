/** The climate topics that articles are about: rows and REST answers. */
package dev.isobar.query.topic;
