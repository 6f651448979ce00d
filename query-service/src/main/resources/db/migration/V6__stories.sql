-- What connects articles to stories. Of a story only its members say what it is: its id is that of the
-- earliest one, so that the order of arrival makes no difference.
CREATE TABLE story_article (
  seq       bigint PRIMARY KEY,
  id        text COLLATE "C" NOT NULL,
  at        timestamptz NOT NULL,
  -- The id of the story: that of its earliest member.
  story     text COLLATE "C" NOT NULL,
  -- The keys of the article in story_key (StoryKeys).
  keys      integer[] NOT NULL,
  -- What decides about links (StorySignature).
  signature bytea NOT NULL
);
CREATE UNIQUE INDEX story_article_id ON story_article (id);
CREATE INDEX story_article_story ON story_article (story, at, id);
ALTER TABLE story_article ALTER COLUMN signature SET STORAGE EXTERNAL;

-- Finds the articles that have a key, the nearest in time first. One row per article and key: an array
-- with an index of its kind would return all articles that have a frequent key.
CREATE TABLE story_key (
  key    integer NOT NULL,
  -- The time of the article in minutes since 1970.
  minute integer NOT NULL,
  seq    bigint NOT NULL
);
CREATE INDEX story_key_key ON story_key (key, minute);

CREATE TABLE story (
  id      text COLLATE "C" PRIMARY KEY,
  -- The times of its earliest and of its latest member.
  at      timestamptz NOT NULL,
  latest  timestamptz NOT NULL,
  members integer NOT NULL
);
CREATE INDEX story_latest ON story (latest DESC, id DESC);
