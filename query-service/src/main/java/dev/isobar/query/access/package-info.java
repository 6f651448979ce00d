/** Decides who may read and change what the service shows, and how often. */
package dev.isobar.query.access;
