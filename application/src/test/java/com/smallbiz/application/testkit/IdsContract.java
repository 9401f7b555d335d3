package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.port.out.Ids;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Ids} keeps to. */
public abstract class IdsContract {

  protected abstract Ids ids();

  @Test
  void idsAreOfVersion7() {
    assertThat(ids().next().version()).isEqualTo(7);
    assertThat(ids().next().variant()).isEqualTo(2);
  }

  @Test
  void laterIdsSortBehindEarlierOnes() {
    List<String> texts = Stream.generate(ids()::next).limit(10_000).map(UUID::toString).toList();

    assertThat(texts).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void noTwoThreadsGetTheSame() {
    var seen = ConcurrentHashMap.<UUID>newKeySet();
    Ids ids = ids();

    IntStream.range(0, 10_000).parallel().forEach(it -> assertThat(seen.add(ids.next())).isTrue());
  }
}
