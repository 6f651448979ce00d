/** Takes articles down, in the view and on the live stream. */
package dev.isobar.query.removal;
