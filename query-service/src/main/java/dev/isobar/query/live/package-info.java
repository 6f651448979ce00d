/**
 * The live stream: {@code GET /live}. One channel per replica ({@link
 * dev.isobar.query.live.TailConsumer}) reads the enriched articles into a {@link
 * dev.isobar.query.live.ReplayBuffer}, from which every {@link dev.isobar.query.live.Subscriber}
 * reads at its own {@link dev.isobar.query.live.SubscriberPosition}; who is further behind is
 * brought up by {@link dev.isobar.query.live.BackfillPool}.
 */
package dev.isobar.query.live;
