/**
 * Serves the live stream, {@code GET /live}. One consumer per replica ({@link
 * dev.isobar.query.live.TailConsumer}) reads the enriched articles into a {@link
 * dev.isobar.query.live.ReplayBuffer}. Every {@link dev.isobar.query.live.Subscriber} reads from it
 * at its own {@link dev.isobar.query.live.SubscriberPosition}. A {@link
 * dev.isobar.query.live.BackfillPool} serves subscribers that are further behind.
 */
package dev.isobar.query.live;
