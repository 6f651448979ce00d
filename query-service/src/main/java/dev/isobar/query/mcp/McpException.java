package dev.isobar.query.mcp;

/** Reports an error of the protocol, which is answered as a JSON-RPC error. */
final class McpException extends RuntimeException {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;

  private final int code;

  /**
   * @param code of JSON-RPC 2.0
   * @param message names the remedy
   */
  McpException(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
