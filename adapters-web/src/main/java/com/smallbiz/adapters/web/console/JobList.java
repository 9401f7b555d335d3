package com.smallbiz.adapters.web.console;

import com.smallbiz.application.job.Job;
import com.smallbiz.application.job.JobAction;
import com.smallbiz.application.job.JobState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lists of jobs that wait for their time, or for somebody to look after them. */
enum JobList {
  RETRIES(
      JobState.RETRYING,
      "Next attempt",
      "Nothing is to be retried",
      "A job that fails is here until its next attempt. Those that fail for good are in Dead."),
  SCHEDULED(
      JobState.SCHEDULED,
      "Scheduled for",
      "Nothing is scheduled",
      "A job that is to be run at a later time is here until then."),
  DEAD(
      JobState.DEAD,
      "Died",
      "Nothing has died",
      "Jobs that fail for good are kept here for 180 days.");

  private final JobState state;
  private final String moment;
  private final String emptyTitle;
  private final String emptyHint;

  JobList(JobState state, String moment, String emptyTitle, String emptyHint) {
    this.state = state;
    this.moment = moment;
    this.emptyTitle = emptyTitle;
    this.emptyHint = emptyHint;
  }

  /** The list that is at this place, which is the last part of its path. */
  static Optional<JobList> at(String place) {
    return Arrays.stream(values()).filter(list -> list.place().equals(place)).findAny();
  }

  public JobState state() {
    return state;
  }

  public String place() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String path() {
    return "/admin/" + place();
  }

  public String title() {
    return name().charAt(0) + place().substring(1);
  }

  /** In words, as in "3 dead jobs". */
  public String stateName() {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** What the moment is that its jobs are shown with. */
  public String moment() {
    return moment;
  }

  public @Nullable Instant momentOf(Job job) {
    return this == DEAD ? job.finishedAt() : job.nextAttemptAt();
  }

  public String emptyTitle() {
    return emptyTitle;
  }

  public String emptyHint() {
    return emptyHint;
  }

  /** Whether its jobs have a button for it. */
  public boolean allows(JobAction action) {
    return action.isAllowedIn(state);
  }
}
