-- What lists and searches read, in partitions by time. The table article keeps the small columns, and
-- the unique id: PostgreSQL has no unique index over partitions without their key.
CREATE TABLE article_content (
  at        timestamptz NOT NULL,
  id        text COLLATE "C" NOT NULL,
  seq       bigint NOT NULL,
  -- Hashes of words, topics, entities, language and sources (ArticleKeys).
  keys      integer[] NOT NULL,
  -- The event's value as it came, compressed (CompressedJson).
  document  bytea NOT NULL,
  -- Of its publication only the day is known.
  whole_day boolean NOT NULL,
  -- What the article is counted by: ids of tags, and the weight of each (ArticleTag).
  tags      integer[] NOT NULL,
  weights   integer[] NOT NULL
) PARTITION BY RANGE (at);
ALTER TABLE article_content ALTER COLUMN keys SET STORAGE EXTERNAL;
ALTER TABLE article_content ALTER COLUMN document SET STORAGE EXTERNAL;

CREATE INDEX article_content_at ON article_content (at DESC, id DESC);
-- New keys wait in a list and are sorted in together: the larger it is, the less an article costs.
CREATE INDEX article_content_keys ON article_content USING gin (keys)
  WITH (fastupdate = on, gin_pending_list_limit = 8192);

-- Dates for which ArticlePartitions creates no partition.
CREATE TABLE article_content_other PARTITION OF article_content DEFAULT;

-- The time before the last revision: the upsert returns where the content is that it replaces.
ALTER TABLE article ADD COLUMN replaced timestamptz;
