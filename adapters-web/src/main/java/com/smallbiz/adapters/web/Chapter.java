package com.smallbiz.adapters.web;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * A part of the OpenAPI document: operations that belong together.
 *
 * @param tag its name
 * @param schemas what its bodies look like, by name
 */
record Chapter(
    String tag,
    String description,
    List<OperationDoc> operations,
    Map<String, Schema<?>> schemas) {}
