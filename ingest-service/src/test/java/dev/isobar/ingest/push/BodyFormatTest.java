package dev.isobar.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyFormatTest {
  @Test
  void isSelectedByMediaType() {
    assertThat(BodyFormat.of("application/json")).contains(BodyFormat.JSON);
    assertThat(BodyFormat.of("Application/JSON; Charset=\"UTF-8\"")).contains(BodyFormat.JSON);
    assertThat(BodyFormat.of("application/x-ndjson;charset=utf8")).contains(BodyFormat.NDJSON);
    assertThat(BodyFormat.of("text/html; charset=big5")).contains(BodyFormat.DOCUMENT);
    assertThat(BodyFormat.of("text/plain")).contains(BodyFormat.DOCUMENT);
    assertThat(BodyFormat.of("application/xhtml+xml")).contains(BodyFormat.DOCUMENT);
    assertThat(BodyFormat.of("application/ndjson")).contains(BodyFormat.NDJSON);
    assertThat(BodyFormat.of("application/jsonl ; x=y")).contains(BodyFormat.NDJSON);
    assertThat(BodyFormat.of("application/json; profile=news")).contains(BodyFormat.JSON);
  }

  @Test
  void refusesTheRest() {
    assertThat(BodyFormat.of(null)).isEmpty();
    assertThat(BodyFormat.of("application/x-www-form-urlencoded")).isEmpty();
    assertThat(BodyFormat.of("application/json; charset=gbk")).isEmpty();
    assertThat(BodyFormat.of("application/json; charset=utf-16")).isEmpty();
    assertThat(BodyFormat.of("application/x-ndjson; x=y; charset=utf-80")).isEmpty();
    assertThat(BodyFormat.of("")).isEmpty();
  }
}
