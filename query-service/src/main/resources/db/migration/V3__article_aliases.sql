-- Other names of articles: ids that redirect to the present one, and guids of feeds.
CREATE TABLE article_alias (
  alias text COLLATE "C" PRIMARY KEY,
  id    text COLLATE "C" NOT NULL
);
