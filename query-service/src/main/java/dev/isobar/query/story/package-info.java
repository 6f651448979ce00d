/** Connects articles to stories: the linker (pure), the tables, and REST answers. */
package dev.isobar.query.story;
