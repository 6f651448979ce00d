-- Documents come compressed (PackedJson): to try again would cost a fifth of an article's time.
ALTER TABLE article ALTER COLUMN document SET STORAGE EXTERNAL;
