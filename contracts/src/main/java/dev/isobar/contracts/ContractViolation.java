package dev.isobar.contracts;

/** A value that breaks the contract. It names the place and says what would be right. */
public class ContractViolation extends RuntimeException {
  private final Reason reason;
  private final String pointer;

  /** Why a value breaks the contract, as a word for headers and metrics. */
  public enum Reason {
    NOT_JSON("not-json"),
    INVALID("invalid"),
    NOT_TEXT("not-text"),
    TOO_LARGE("too-large");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The word on the wire, for example {@code not-json}. */
    public String word() {
      return word;
    }
  }

  /** An invalid value at {@code pointer}. */
  public ContractViolation(String pointer, String message) {
    this(Reason.INVALID, pointer, message);
  }

  /**
   * @param pointer JSON pointer (RFC 6901) of the value; empty for the whole document
   * @param message what is wrong and what would be right, without the pointer
   */
  public ContractViolation(Reason reason, String pointer, String message) {
    super(pointer.isEmpty() ? message : pointer + " " + message);
    this.reason = reason;
    this.pointer = pointer;
  }

  public Reason reason() {
    return reason;
  }

  /** JSON pointer (RFC 6901) of the value; empty for the whole document. */
  public String pointer() {
    return pointer;
  }
}
