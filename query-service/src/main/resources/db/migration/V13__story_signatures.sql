-- What decides about links gets a table of its own: an article that goes to another story is written again, and the signature is
-- most of its row.
ALTER TABLE story_article RENAME TO story_signature;
ALTER INDEX story_article_pkey RENAME TO story_signature_pkey;
DROP INDEX story_article_id, story_article_story;

CREATE TABLE story_article (
  seq   bigint PRIMARY KEY,
  id    text COLLATE "C" NOT NULL,
  at    timestamptz NOT NULL,
  -- The id of the story: that of its earliest member.
  story text COLLATE "C" NOT NULL
);
INSERT INTO story_article SELECT seq, id, at, story FROM story_signature;
CREATE UNIQUE INDEX story_article_id ON story_article (id);
CREATE INDEX story_article_story ON story_article (story, at, id);

ALTER TABLE story_signature DROP COLUMN id, DROP COLUMN at, DROP COLUMN story;
