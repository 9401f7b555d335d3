package com.smallbiz.application.port.in;

import com.smallbiz.application.key.ApiKey;
import java.util.List;

/** Use case: somebody looks which keys there are. */
@FunctionalInterface
public interface ListApiKeys {

  /** All there ever were, expired and revoked ones included, the oldest first. */
  List<ApiKey> list();
}
