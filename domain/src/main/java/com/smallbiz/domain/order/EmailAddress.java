package com.smallbiz.domain.order;

import com.smallbiz.domain.validation.Rule;
import com.smallbiz.domain.validation.Text;
import com.smallbiz.domain.validation.Validation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mail address, without a display name or comments, as people write it: a local part of words
 * joined by dots, and a domain of at least two labels, in any script (RFC 6531). Quoted local parts
 * and address literals are refused: in an order they are mistakes.
 */
final class EmailAddress {

  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_PART = 64;

  private static final String WORD = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++";
  private static final String LABEL =
      "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
  private static final Pattern FORM =
      Pattern.compile(WORD + "(?:\\." + WORD + ")*+@" + LABEL + "(?:\\." + LABEL + ")+");

  private EmailAddress() {}

  static @Nullable String check(String field, @Nullable String raw, Validation validation) {
    String address = validation.optionalText(field, raw, MAX_LENGTH);
    if (address != null && !validation.isBroken(field) && !isAddress(address)) {
      validation.reject(field, Rule.INVALID_FORMAT, "must be one mail address");
    }
    return address;
  }

  private static boolean isAddress(String address) {
    return FORM.matcher(address).matches()
        && Text.length(address.substring(0, address.indexOf('@'))) <= MAX_LOCAL_PART;
  }
}
