-- Tells a view from one that was rebuilt beside it. It has one row.
CREATE TABLE view_identity (
  -- Eight hexadecimal digits.
  view   text NOT NULL,
  -- Changes of stories up to this position are no longer kept.
  pruned bigint NOT NULL
);
INSERT INTO view_identity VALUES (substr(md5(clock_timestamp()::text || random()), 1, 8), 0);

-- Which stories have changed, for live streams. Transactions that assign articles to stories wait for
-- each other, so a change that is committed later has a higher position.
CREATE TABLE story_change (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  story    text COLLATE "C" NOT NULL,
  -- What happened (StoryChange).
  kind     text COLLATE "C" NOT NULL,
  -- Of a story that was split from another one, the other one.
  other    text COLLATE "C"
);
