package com.smallbiz.adapters.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.job.CronSchedule;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 3 * * *     | every day at 03:00
          30 2 ? * ?    | every day at 02:30
          5 14 * * 1-5  | from Monday to Friday at 14:05
          5 14 * * MON-FRI | from Monday to Friday at 14:05
          0 0 * * 0     | every Sunday at 00:00
          0 0 * * 7     | every Sunday at 00:00
          0 6 1 * *     | on day 1 of each month at 06:00
          0 * * * *     | every hour
          15 * * * *    | every hour, 15 min past
          0 */2 * * *   | every 2 hours
          * * * * *     | every minute
          */5 * * * *   | every 5 minutes
          0/1 * * * *   | every minute
          * * * * * *   | every second
          */10 * * * * * | every 10 seconds
          """)
  void theUsualOnesAreSaidInWords(String cron, String words) {
    assertThat(ScheduleWords.of(new CronSchedule(cron, ZoneOffset.UTC))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 3 * 1 *",
        "0 3 1 * 1",
        "0 3,15 * * *",
        "* * * * 1-5",
        "0 0 L * *",
        "30 0 3 * * *",
        "@daily"
      })
  void othersAreNot(String cron) {
    assertThat(ScheduleWords.of(new CronSchedule(cron, ZoneOffset.UTC))).isNull();
  }
}
