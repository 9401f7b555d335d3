package com.smallbiz.domain.money;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A currency by its ISO 4217 code.
 *
 * <p>Any code of the right form can be held, because an order keeps its currency after the currency
 * itself was withdrawn. New amounts ask {@link #isCurrent}. The list is ours and not the JDK's: the
 * JDK's mixes in withdrawn codes and differs from one release to the next.
 */
public record CurrencyCode(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

  public static final CurrencyCode USD = new CurrencyCode("USD");

  /**
   * ISO 4217, list one, as of November 2026, without the codes that have no minor unit (metals,
   * test and special drawing codes): an amount in minor units cannot be stated in them.
   */
  private static final Set<String> CURRENT =
      Set.of(
          """
          AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN
          BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD
          EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
          IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
          MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD
          OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
          SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI
          UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
          """
              .split("\\s+"));

  public CurrencyCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a currency code: " + value);
    }
  }

  /** The codes of the currencies that amounts can be stated in today, in alphabetical order. */
  public static SortedSet<String> current() {
    return new TreeSet<>(CURRENT);
  }

  /** Whether this text names a currency that amounts can be stated in today. */
  public static boolean isCurrent(String code) {
    return CURRENT.contains(code);
  }
}
