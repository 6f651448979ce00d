package dev.isobar.query.live;

/** One open stream. Everything runs on the event loop of its connection. */
interface OpenStream {
  /** Sends a heartbeat, or disconnects a slow client, when it is time. */
  void tick(long now);

  /** Ends the stream, so that the client reconnects to this or another replica. */
  void end();
}
