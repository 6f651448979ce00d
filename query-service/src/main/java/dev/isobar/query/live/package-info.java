/**
 * The live stream: {@code GET /live}. One consumer per replica ({@link
 * dev.isobar.query.live.LiveTail}) reads the enriched articles into a {@link
 * dev.isobar.query.live.Ring}, from which every {@link dev.isobar.query.live.Subscriber} reads at
 * its own {@link dev.isobar.query.live.Position}; who is further behind is brought up by {@link
 * dev.isobar.query.live.CatchUp}.
 */
package dev.isobar.query.live;
