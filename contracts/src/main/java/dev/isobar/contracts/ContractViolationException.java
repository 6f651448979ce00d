package dev.isobar.contracts;

/** Thrown if a value violates the contract. Names the value and the remedy. */
public class ContractViolationException extends RuntimeException {
  private final Reason reason;
  private final String pointer;

  /** Lists the kinds of violation, as words for headers and metrics. */
  public enum Reason {
    NOT_JSON("not-json"),
    INVALID("invalid"),
    NOT_TEXT("not-text"),
    TOO_LARGE("too-large");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** Returns the word for headers and metrics, such as {@code not-json}. */
    public String word() {
      return word;
    }
  }

  /** Creates a violation of kind {@link Reason#INVALID}. */
  public ContractViolationException(String pointer, String message) {
    this(Reason.INVALID, pointer, message);
  }

  /**
   * Creates a violation.
   *
   * @param pointer JSON pointer (RFC 6901) of the value; empty for the whole document
   * @param message the problem and its remedy, without the pointer
   */
  public ContractViolationException(Reason reason, String pointer, String message) {
    super(pointer.isEmpty() ? message : pointer + " " + message);
    this.reason = reason;
    this.pointer = pointer;
  }

  public Reason reason() {
    return reason;
  }

  /** Returns the JSON pointer (RFC 6901) of the value; empty for the whole document. */
  public String pointer() {
    return pointer;
  }
}
