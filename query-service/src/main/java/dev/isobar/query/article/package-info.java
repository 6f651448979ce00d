/** Contains filters, rows and REST answers of the articles in the view. */
package dev.isobar.query.article;
