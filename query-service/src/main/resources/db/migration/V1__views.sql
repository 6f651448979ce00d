-- The views of the newswire. Nothing in them may depend on when a record was applied: reading the
-- Kafka topic again from its start must end in the same rows. Only seq (never shown) may differ.

CREATE TABLE article (
  seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id        text COLLATE "C" NOT NULL,
  revision  bigint NOT NULL,
  -- When it was published, else fetched (ArticleTime).
  at        timestamptz NOT NULL,
  feed      text COLLATE "C" NOT NULL,
  publisher text COLLATE "C",
  language  text COLLATE "C" NOT NULL,
  -- Made in Java (IndexedText), not by to_tsvector: PostgreSQL splits no Chinese.
  words     tsvector NOT NULL,
  -- The event's value as it came.
  document  bytea NOT NULL
);
-- One unique index serves "which article" and the upsert; the other one keyset paging.
CREATE UNIQUE INDEX article_id ON article (id);
CREATE INDEX article_at ON article (at DESC, id DESC);
-- New words wait in a list and are sorted in together: the larger it is, the less an article costs.
CREATE INDEX article_words ON article USING gin (words)
  WITH (fastupdate = on, gin_pending_list_limit = 8192);

-- Hardly ever read, and dear to compress.
ALTER TABLE article ALTER COLUMN words SET STORAGE EXTERNAL;
-- lz4 costs a fraction of pglz. A server that was built without it keeps its own default.
DO $$ BEGIN
  ALTER TABLE article ALTER COLUMN document SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$;

-- One row per article and entity.
CREATE TABLE article_mention (
  article bigint NOT NULL,
  entity  text COLLATE "C" NOT NULL,
  type    text COLLATE "C" NOT NULL,
  name    text COLLATE "C" NOT NULL,
  count   integer NOT NULL,
  -- The different wordings in the article, in the order of their places.
  forms   text[] NOT NULL,
  PRIMARY KEY (article, entity)
);
CREATE INDEX article_mention_entity ON article_mention (entity, article);

-- One row per article and topic, its own and their broader ones.
CREATE TABLE article_topic (
  article bigint NOT NULL,
  topic   text COLLATE "C" NOT NULL,
  -- Null where the article has the topic only through a narrower one.
  score   double precision,
  PRIMARY KEY (article, topic)
);
CREATE INDEX article_topic_topic ON article_topic (topic, article);

-- The next offset of each partition, written in the transaction that writes the rows.
CREATE TABLE consumer_offset (
  channel     text COLLATE "C" NOT NULL,
  part        integer NOT NULL,
  next_offset bigint NOT NULL,
  -- Grows with every batch, also where the offset is set back for a replay.
  batches     bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (channel, part)
) WITH (fillfactor = 10);
