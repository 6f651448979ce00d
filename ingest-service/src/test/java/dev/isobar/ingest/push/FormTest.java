package dev.isobar.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void knowsItByItsMediaType() {
    assertThat(Form.of("application/json")).contains(Form.JSON);
    assertThat(Form.of("Application/JSON; Charset=\"UTF-8\"")).contains(Form.JSON);
    assertThat(Form.of("application/x-ndjson;charset=utf8")).contains(Form.NDJSON);
    assertThat(Form.of("text/html; charset=big5")).contains(Form.DOCUMENT);
    assertThat(Form.of("text/plain")).contains(Form.DOCUMENT);
  }

  @Test
  void refusesTheRest() {
    assertThat(Form.of(null)).isEmpty();
    assertThat(Form.of("application/x-www-form-urlencoded")).isEmpty();
    assertThat(Form.of("application/json; charset=gbk")).isEmpty();
    assertThat(Form.of("application/json; charset=utf-16")).isEmpty();
  }
}
