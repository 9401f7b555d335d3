package com.smallbiz.bootstrap.architecture.wrong.domain.order;

/** Wrong: the domain logs. */
public record OrderThatLogs() {

  private static final System.Logger LOGGER = System.getLogger("order");

  public void submit() {
    LOGGER.log(System.Logger.Level.INFO, "submitted");
  }
}
