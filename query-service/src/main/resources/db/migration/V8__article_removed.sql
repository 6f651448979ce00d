-- The ids of articles that were taken down. They stay, so that no replay brings the articles back.
CREATE TABLE article_removed (
  id text COLLATE "C" PRIMARY KEY
);
