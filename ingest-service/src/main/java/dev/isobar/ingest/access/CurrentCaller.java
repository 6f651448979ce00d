package dev.isobar.ingest.access;

import jakarta.enterprise.context.RequestScoped;

/** Holds the caller of the current request. */
@RequestScoped
public class CurrentCaller {
  private Caller caller;

  /** Returns the caller; null if the caller is unknown. */
  public Caller get() {
    return caller;
  }

  void set(Caller caller) {
    this.caller = caller;
  }
}
