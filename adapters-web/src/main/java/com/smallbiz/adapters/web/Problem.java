package com.smallbiz.adapters.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** What a client is told when its request fails: problem details as in RFC 9457. */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String requestId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<? extends Fault> errors) {

  /** One thing that is wrong with a request. */
  sealed interface Fault permits FieldFault, ParameterFault {}

  /**
   * @param pointer to the field: a JSON pointer as a URI fragment
   */
  record FieldFault(String pointer, String code, String detail) implements Fault {}

  /**
   * @param parameter the name of the query parameter
   */
  record ParameterFault(String parameter, String code, String detail) implements Fault {}
}
