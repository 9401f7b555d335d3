package com.smallbiz.bootstrap.architecture.wrong.adapters.web;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Wrong: there are two Jacksons, and this is the one that reads as it likes. */
public class ControllerThatSpeaksJackson2 {

  private final ObjectMapper mapper = new ObjectMapper();

  ObjectMapper mapper() {
    return mapper;
  }
}
