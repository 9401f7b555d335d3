package com.smallbiz.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smallbiz.application.console.ConsoleRole;
import com.smallbiz.application.console.ConsoleSession;
import com.smallbiz.application.console.SessionDigest;
import com.smallbiz.application.console.SessionToken;
import com.smallbiz.application.port.out.ConsoleSessions;
import com.smallbiz.application.port.out.ConsoleUsers;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** For how long all {@link ConsoleSessions} know somebody. */
public abstract class ConsoleSessionsContract {

  private static final ConsoleSession ADAS = new ConsoleSession("ada", ConsoleRole.VIEWER);
  private static final Duration MOMENT = Duration.ofSeconds(10);

  /** Predictable, as befits a test. */
  private final Random random = new Random(42);

  /** There are none when a test begins. */
  protected abstract ConsoleSessions sessions();

  protected abstract ConsoleUsers users();

  /** Lets time pass, as far as the storage can tell. */
  protected abstract void pass(Duration time);

  @Test
  void aSessionIsItsUsers() {
    SessionDigest adas = aSession("ada");
    aSession("bob");

    assertThat(sessions().find(adas)).contains(ADAS);
    assertThat(sessions().use(adas)).contains(ADAS);
    assertThat(sessions().find(aDigest())).isEmpty();
    assertThat(sessions().use(aDigest())).isEmpty();
  }

  @Test
  void aNewRoleCountsAtOnce() {
    SessionDigest adas = aSession("ada");

    users().changeRole("ada", ConsoleRole.OPERATOR);

    assertThat(sessions().find(adas)).contains(new ConsoleSession("ada", ConsoleRole.OPERATOR));
  }

  @Test
  void whoIsRemovedIsNotKnownAnymore() {
    SessionDigest adas = aSession("ada");

    users().remove("ada");

    assertThat(sessions().find(adas)).isEmpty();
  }

  @Test
  void whoIsNoLongerConfiguredIsOut() {
    users().configure("eve", "hash");
    SessionDigest eves = aDigest();
    sessions().begin(eves, "eve");
    SessionDigest adas = aSession("ada");

    users().configure("eve", "another hash");
    assertThat(sessions().find(eves)).isPresent();

    users().configure("bob", "hash");
    assertThat(sessions().find(eves)).isEmpty();
    assertThat(sessions().find(adas)).isPresent();
  }

  @Test
  void aSessionInWhichNothingIsDoneEnds() {
    SessionDigest adas = aSession("ada");

    pass(ConsoleSession.IDLE.minus(MOMENT));
    assertThat(sessions().find(adas)).isPresent();

    pass(MOMENT);
    assertThat(sessions().find(adas)).isEmpty();
    assertThat(sessions().use(adas)).isEmpty();
    assertThat(sessions().find(adas)).isEmpty();
  }

  @Test
  void aSessionInWhichSomethingIsDoneGoesOnButNotForEver() {
    SessionDigest adas = aSession("ada");
    Duration half = ConsoleSession.IDLE.dividedBy(2);
    long times = ConsoleSession.LONGEST.dividedBy(half);

    for (int i = 1; i < times; i++) {
      pass(half);
      assertThat(sessions().use(adas)).isPresent();
    }

    pass(half);
    assertThat(sessions().use(adas)).isEmpty();
  }

  @Test
  void aSessionThatEndsIsOver() {
    SessionDigest one = aSession("ada");
    SessionDigest other = aSession("ada");

    sessions().end(one);
    sessions().end(aDigest());

    assertThat(sessions().find(one)).isEmpty();
    assertThat(sessions().find(other)).isPresent();
  }

  @Test
  void allSessionsOfAUserCanBeEnded() {
    SessionDigest one = aSession("ada");
    SessionDigest other = aSession("ada");
    SessionDigest bobs = aSession("bob");

    sessions().endAllOf("ada");

    assertThat(sessions().find(one)).isEmpty();
    assertThat(sessions().find(other)).isEmpty();
    assertThat(sessions().find(bobs)).isPresent();
  }

  @Test
  void whatIsOverIsRemoved() {
    aSession("ada");
    pass(ConsoleSession.IDLE);
    SessionDigest live = aSession("bob");

    assertThat(sessions().removeExpired()).isEqualTo(1);
    assertThat(sessions().removeExpired()).isZero();
    assertThat(sessions().find(live)).isPresent();
  }

  private SessionDigest aSession(String user) {
    SessionDigest digest = aDigest();
    users().add(user, ConsoleRole.VIEWER, "hash");
    sessions().begin(digest, user);
    return digest;
  }

  private SessionDigest aDigest() {
    return SessionToken.generate(random).digest();
  }
}
