package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.Problem.FieldFault;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Everything that is wrong with a body, as far as it has been looked at. */
final class FieldFaults {

  private final Set<JsonPointer> pointers = new HashSet<>();
  private final List<FieldFault> faults = new ArrayList<>();

  /** What the domain has to say about input that could be read. */
  static RequestRefused refusal(InvalidInput invalid) {
    var faults = new FieldFaults();
    faults.add(invalid);
    return RequestRefused.invalidBody(faults.faults);
  }

  void add(JsonPointer pointer, String code, String detail) {
    pointers.add(pointer);
    faults.add(new FieldFault(pointer.fragment(), code, detail));
  }

  /**
   * @param check throws {@link InvalidInput} for what else is wrong, so that a client hears of
   *     everything at once
   * @throws RequestRefused if there are any faults; the check is not even run if there are none
   */
  void throwIfAny(Runnable check) {
    if (faults.isEmpty()) {
      return;
    }
    try {
      check.run();
    } catch (InvalidInput invalid) {
      add(invalid);
    }
    throw RequestRefused.invalidBody(faults);
  }

  /**
   * A value that could not even be read is a stand-in to the domain, and its word on it is void.
   */
  private void add(InvalidInput invalid) {
    Set<JsonPointer> unreadable = Set.copyOf(pointers);
    for (Violation violation : invalid.violations()) {
      var pointer = JsonPointer.ofDomain(violation.field());
      if (!pointer.isAtOrBelowAny(unreadable)) {
        add(pointer, violation.rule().name().toLowerCase(Locale.ROOT), violation.detail());
      }
    }
  }
}
