-- The words of all articles, without inflections, from which a search for the beginning of a word is made. A word stays
-- when the last article that has it is gone.
CREATE TABLE search_word (
  word text COLLATE "C" PRIMARY KEY
);
