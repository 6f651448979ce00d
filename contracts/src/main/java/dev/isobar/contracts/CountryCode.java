package dev.isobar.contracts;

import java.util.Locale;
import java.util.Set;

/** Knows the codes of countries: ISO 3166-1 alpha-2, for example CN. */
public final class CountryCode {
  /** What is wrong with another text, and the remedy. */
  public static final String REFUSAL =
      "is not an ISO 3166-1 code: write two capital letters, such as CN";

  private static final Set<String> ASSIGNED =
      Set.copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));

  private CountryCode() {}

  /** Returns whether a country has the code. UK and EU are reserved, but no country's. */
  public static boolean isAssigned(String code) {
    return code != null && ASSIGNED.contains(code);
  }

  /**
   * Returns whether articles can have the code: that of a country, or one that ISO leaves to its
   * users (AA, QM to QZ, XA to XZ, ZZ), such as XK of Kosovo.
   */
  public static boolean isUsable(String code) {
    return isAssigned(code) || code != null && code.matches("AA|Q[M-Z]|X[A-Z]|ZZ");
  }

  /**
   * Checks the form of a code, as the schema does: a country may be younger than this Java.
   *
   * @param code null if the country is unknown
   * @throws ContractViolationException if it is not two capital letters
   */
  static void checkForm(String pointer, String code) {
    if (code != null && !(code.length() == 2 && isCapital(code, 0) && isCapital(code, 1))) {
      throw new ContractViolationException(pointer, REFUSAL);
    }
  }

  private static boolean isCapital(String code, int at) {
    return code.charAt(at) >= 'A' && code.charAt(at) <= 'Z';
  }
}
