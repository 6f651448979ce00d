package dev.isobar.query.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentNegotiationTest {
  private static final List<MediaType> OFFERED = types("application/json|text/csv");

  @ParameterizedTest
  @CsvSource({
    "*/*, application/json",
    "text/*, text/csv",
    "text/csv;charset=utf-8, text/csv",
    "text/html|text/csv|application/json, text/csv",
    "text/html|*/*;q=0.8, application/json",
    "*/*|application/json;q=0, text/csv",
    "*/*|application/*;q=0.00, text/csv",
    "text/csv|*/*;q=0, text/csv",
    "text/csv;q=0.05, text/csv"
  })
  void theFirstAcceptedFormIsChosen(String accepted, String chosen) {
    assertThat(ContentNegotiation.select(types(accepted), OFFERED)).hasToString(chosen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/json;q=0", "*/*;q=0", "text/*;q=0.000"})
  void noFormIsAnError(String accepted) {
    assertThatThrownBy(() -> ContentNegotiation.select(types(accepted), OFFERED))
        .isInstanceOf(NotAcceptableException.class);
  }

  @Test
  void nothingAcceptedIsAnError() {
    assertThatThrownBy(() -> ContentNegotiation.select(List.of(), OFFERED))
        .isInstanceOf(NotAcceptableException.class);
  }

  private static List<MediaType> types(String types) {
    return Arrays.stream(types.split("\\|")).map(MediaType::valueOf).toList();
  }
}
