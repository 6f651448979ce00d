package dev.isobar.ingest.feed.simulation;

/** Names what is special about a simulated feed. Times are counted from the start. */
public enum Trait {
  PLAIN,
  /** A weak ETag with quotes inside, and a Last-Modified that no parser accepts. */
  ODD_VALIDATORS,
  /** Cache-Control: max-age=43200. */
  MAX_AGE,
  /** Each 304 brings a new ETag, and only the newest is accepted. */
  ETAG_WITH_304,
  /** The ETag changes each hour; body and Last-Modified stay. */
  ETAG_ALONE,
  /** Retry-After: 5400 on 200 and 304. */
  RETRY_AFTER_200,
  /** Every fifth answer is 429 with Retry-After as a date of a clock that is three years late. */
  THROTTLED,
  /** Every sixth answer is 503 with Retry-After in seconds. */
  OVERLOADED,
  /** Expires is three hours after a Date that is ten years ahead. */
  EXPIRES,
  /** An article every twelve minutes. */
  BUSY,
  /** From the fourth day on 304 for every conditional request. */
  LYING,
  ETAG_ONLY,
  DATE_ONLY,
  /** max-age=7200 with Age: 1800. */
  AGED,
  /** 403 for two days, with validators that must not be used. */
  FORBIDDEN,
  /** A max-age of centuries, which counts as one day. */
  ABSURD,
  /** 500 for a day, with validators that must not be used. */
  ERRORS,
  /** Sets cookies. */
  COOKIES,
  REDIRECTED,
  /** 301 to another address from the third day on. */
  MOVED,
  /** 410 from the third day on. */
  GONE,
  /** A quarter of the requests is not answered. */
  TIMEOUTS,
  /** No valid certificate for a day. */
  TLS,
  /** From the fourth day on other validators of the same documents. */
  OTHER_VALIDATORS,
  /** Articles are edited an hour after they were published. */
  EDITED,
  /** The dates of the articles are two days late. */
  SKEWED,
  /** From the fourth day on the document lists the whole archive, the oldest first. */
  REPUBLISHED
}
