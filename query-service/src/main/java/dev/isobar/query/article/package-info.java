/** The articles of the view: filters, the stored rows, and their REST answers. */
package dev.isobar.query.article;
