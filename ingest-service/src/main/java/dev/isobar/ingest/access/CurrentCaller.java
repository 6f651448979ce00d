package dev.isobar.ingest.access;

import jakarta.enterprise.context.RequestScoped;

/** Holds the caller of the current request, after {@link ApiAccessFilter}. */
@RequestScoped
public class CurrentCaller {
  private Caller caller = Caller.LOCAL;

  /** Returns the caller. */
  public Caller get() {
    return caller;
  }

  void set(Caller caller) {
    this.caller = caller;
  }
}
