package com.smallbiz.bootstrap.architecture.wrong.adapters.persistence;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Wrong: found by scanning, with a transaction woven in and a field filled by reflection. */
@Repository
public class ScannedOrders {

  @Autowired Object database;

  @Transactional
  public void add() {}
}
