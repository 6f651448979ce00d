/** Contains rows and REST answers of the entities that articles mention. */
package dev.isobar.query.entity;
