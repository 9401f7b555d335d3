package com.smallbiz.adapters.web.console;

import java.util.List;

/** Looks after one thing that may go wrong. */
interface Check {

  /** What is looked after, as a part of a sentence such as "… were checked". */
  String subject();

  /** What is wrong, or nothing. */
  List<Finding> find();
}
