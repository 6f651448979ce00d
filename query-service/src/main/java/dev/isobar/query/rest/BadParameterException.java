package dev.isobar.query.rest;

/** Reports an invalid request parameter, which is answered with 400. */
public class BadParameterException extends RuntimeException {
  private final String parameter;

  /**
   * @param parameter its name, for example {@code limit}, or a JSON pointer to it
   * @param message names the error and the remedy
   */
  public BadParameterException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** Returns the error of the same value in a JSON object at {@code pointer}. */
  public BadParameterException in(String pointer) {
    return new BadParameterException(pointer + "/" + JsonBody.escaped(parameter), getMessage());
  }

  public String parameter() {
    return parameter;
  }
}
