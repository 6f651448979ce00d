-- Which stories were told as breaking. It is not of the view: a rebuild must not tell them again.

-- The articles of these stories when they were told, so that a story with one of them is known, whatever its id is now.
CREATE TABLE story_breaking (
  article text COLLATE "C" PRIMARY KEY,
  told    timestamptz NOT NULL
);
CREATE INDEX story_breaking_told ON story_breaking (told);

-- Up to which change of stories it was looked; one row.
CREATE TABLE story_watch (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- The view whose changes these are; a rebuilt one has another name.
  view     text NOT NULL,
  position bigint NOT NULL
) WITH (fillfactor = 50);
INSERT INTO story_watch (view, position) VALUES ('', 0);
