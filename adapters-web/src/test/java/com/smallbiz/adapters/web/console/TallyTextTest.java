package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.JobTally;
import com.smallbiz.application.job.JobTally.End;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | COMPLETE | 0 jobs are retried",
        "1 | 0 | COMPLETE | 1 job is retried",
        "1200 | 1 | COMPLETE | 1,200 jobs are retried; 1 was left as it is: it had changed meanwhile",
        "1 | 2 | COMPLETE | 1 job is retried; 2 were left as they are: they had changed meanwhile",
        "10000 | 0 | LIMIT |"
            + " 10,000 jobs are retried; one press takes no more: press again for the rest",
        "6000 | 0 | OUTAGE | 6,000 jobs are retried;"
            + " then the database could not be reached: press again for the rest",
      })
  void itSaysWhatWasDoneAndWhyNoMore(int done, int left, End end, String sentence) {
    assertThat(TallyText.of(new JobTally(done, left, end), "job", "jobs", "retried"))
        .isEqualTo(sentence);
  }
}
