/** Follows the changes that editors make to the taxonomy while the services run. */
package dev.isobar.query.taxonomy;
