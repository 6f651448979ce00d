package dev.isobar.query.rest;

/** A request parameter that cannot be understood: answered as a 400 that names it. */
public class BadParameter extends RuntimeException {
  private final String parameter;

  /**
   * @param parameter its name, for example {@code limit}
   * @param message what is wrong and what would be right
   */
  public BadParameter(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  public String parameter() {
    return parameter;
  }
}
