package dev.isobar.query.difference;

/** Lists the kinds of facts that sources are compared by. */
enum FactKind {
  PERSON,
  ORGANISATION,
  PLACE,
  INSTRUMENT,
  DATE,
  NUMBER,
  QUOTE
}
