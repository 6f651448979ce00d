package dev.isobar.ingest.push;

/** Says how fast the articles of a stream are taken. */
@FunctionalInterface
interface PushLane {
  /** Takes articles as fast as the broker does. */
  PushLane LIVE = () -> {};

  /** Blocks the calling worker thread until the next article may be taken. */
  void awaitTurn();
}
