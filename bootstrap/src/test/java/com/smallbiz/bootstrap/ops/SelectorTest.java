package com.smallbiz.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.bootstrap.ops.Selector.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectorTest {

  @Test
  void isFoundAmongFunctionsRangesGroupingsAndNumbers() {
    assertThat(
            Selector.in(
                """
                histogram_quantile(0.99, sum by (job, le) (rate(a_bucket{job="x",uri!~"/a.*|/b"}[5m])))
                  > 1e3 and on (queue) max_over_time(job:a:rate5m[$__rate_interval]) * 60 or vector(0)
                  unless up{job="x"} == 0"""))
        .containsExactlyInAnyOrder(
            new Selector(
                "a_bucket",
                List.of(new Matcher("job", "=", "x"), new Matcher("uri", "!~", "/a.*|/b"))),
            new Selector("job:a:rate5m", List.of()),
            new Selector("up", List.of(new Matcher("job", "=", "x"))));
  }
}
