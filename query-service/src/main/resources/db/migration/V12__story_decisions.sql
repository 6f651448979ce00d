-- What curators decided about stories: records of isobar.stories.
CREATE TABLE story_decision (
  id         text COLLATE "C" PRIMARY KEY,
  -- Null if the decision was taken back. The row stays: an older record must not bring it back.
  verdict    text,
  -- When it was decided, or taken back.
  decided    timestamptz NOT NULL,
  decided_by text,
  note       text
);
CREATE INDEX story_decision_decided ON story_decision (decided DESC, id DESC) WHERE verdict IS NOT NULL;

CREATE TABLE story_decision_article (
  decision text COLLATE "C" NOT NULL,
  -- The id that the decision names, which the view may not have yet.
  name     text COLLATE "C" NOT NULL,
  -- The id that the article has now.
  article  text COLLATE "C" NOT NULL,
  -- A decision is about each article of one side with each of the other side.
  other    boolean NOT NULL,
  PRIMARY KEY (decision, name)
);
CREATE INDEX story_decision_article_article ON story_decision_article (article);
