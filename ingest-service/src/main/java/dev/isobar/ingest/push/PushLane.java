package dev.isobar.ingest.push;

import dev.isobar.ingest.article.AcceptedArticle;

/** Says how fast the articles of a stream are taken, and whether they are news. */
interface PushLane {
  /** Takes articles as fast as the broker does. */
  PushLane LIVE =
      new PushLane() {
        @Override
        public void awaitTurn() {
          // There is no need to wait.
        }

        @Override
        public AcceptedArticle mark(AcceptedArticle article) {
          return article;
        }
      };

  /** Blocks the calling worker thread until the next article may be taken. */
  void awaitTurn();

  /** Returns the article as one of this lane. */
  AcceptedArticle mark(AcceptedArticle article);
}
