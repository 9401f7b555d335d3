package com.smallbiz.application.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Passwords that are tried first by whoever tries them. */
public final class WeakPasswords {

  /** What a password has to be instead, to be read behind its name. */
  public static final String RULE =
      "must be 12 characters at least, and neither well known nor a row of keys nor made of the"
          + " user's name or ours";

  private static final int LEAST_LENGTH = 12;
  private static final int LEAST_VARIETY = 5;

  /** A shorter name is inside of too much by chance. */
  private static final int TELLING_NAME = 3;

  private static final List<String> OURS = List.of("smallbiz", "small-biz", "small_biz");

  /** Long ones of the lists that are used for guessing, in lower case. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "administrator",
          "adminadminadmin",
          "basketball123",
          "changeit1234",
          "changeme1234",
          "changeme12345",
          "changemechangeme",
          "changethisnow",
          "changethispassword",
          "correct horse battery staple",
          "correcthorsebatterystaple",
          "defaultpassword",
          "iloveyou1234",
          "iloveyou12345",
          "letmein12345",
          "letmeinletmein",
          "letmeinplease",
          "monkey123456",
          "mypassword123",
          "nopassword123",
          "p@ssw0rd1234",
          "p@ssword1234",
          "passw0rd1234",
          "password1234",
          "password12345",
          "password123456",
          "password1234567",
          "password12345678",
          "password123!",
          "password1234!",
          "password@123",
          "passwordpassword",
          "rootrootroot",
          "supersecret123",
          "supersecretpassword",
          "testtesttest",
          "trustno1trustno1",
          "unbelievable",
          "welcome12345",
          "welcome123456",
          "welcome1234!");

  private static final List<String> ROWS =
      List.of(
          "1234567890",
          "01234567890",
          "abcdefghijklmnopqrstuvwxyz",
          "qwertyuiopasdfghjklzxcvbnm",
          "qwertzuiopasdfghjklyxcvbnm",
          "1234567890qwertyuiop",
          "1q2w3e4r5t6y7u8i9o0p",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
          "qazwsxedcrfvtgbyhnujm");

  private WeakPasswords() {}

  /** Whether somebody who guesses would try it, or try it soon. */
  public static boolean include(String password, String user) {
    String text = password.toLowerCase(Locale.ROOT);
    return password.codePointCount(0, password.length()) < LEAST_LENGTH
        || text.codePoints().distinct().count() < LEAST_VARIETY
        || WELL_KNOWN.contains(text)
        || ROWS.stream().anyMatch(row -> isPartOf(row, text))
        || OURS.stream().anyMatch(text::contains)
        || (user.length() >= TELLING_NAME && text.contains(user.toLowerCase(Locale.ROOT)));
  }

  /** Wherever it begins, however often it goes round, and backwards too. */
  private static boolean isPartOf(String row, String text) {
    String round = row.repeat(text.length() / row.length() + 2);
    return round.contains(text) || round.contains(new StringBuilder(text).reverse());
  }
}
