/** The entities that articles mention: rows and REST answers. */
package dev.isobar.query.entity;
