package dev.isobar.query.rest;

/** Reports an invalid request parameter, which is answered with 400. */
public class BadParameterException extends RuntimeException {
  private final String parameter;

  /**
   * @param parameter its name, for example {@code limit}
   * @param message names the error and the remedy
   */
  public BadParameterException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  public String parameter() {
    return parameter;
  }
}
