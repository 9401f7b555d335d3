package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.JobTally;

/** What became of many things at once, in a sentence. */
final class TallyText {

  private TallyText() {}

  /**
   * As in "1 job is retried; 2 were left as they are: they had changed meanwhile".
   *
   * @param done what was done to them, as in "retried"
   */
  static String of(JobTally tally, String one, String many, String done) {
    return Amounts.of(tally.done(), one + " is ", many + " are ") + done + left(tally) + end(tally);
  }

  private static String left(JobTally tally) {
    return tally.left() == 0
        ? ""
        : "; "
            + Amounts.of(
                tally.left(),
                "was left as it is: it had changed meanwhile",
                "were left as they are: they had changed meanwhile");
  }

  private static String end(JobTally tally) {
    return switch (tally.end()) {
      case COMPLETE -> "";
      case LIMIT -> "; one press takes no more: press again for the rest";
      case OUTAGE -> "; then the database could not be reached: press again for the rest";
    };
  }
}
