package com.smallbiz.adapters.web;

import static java.util.Objects.requireNonNull;

import io.micrometer.common.KeyValue;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Names requests by the routes that the access log names, in metrics and traces: also one that was
 * refused on its way to a controller, and all paths that nobody serves by one name.
 */
final class RouteObservation extends DefaultServerRequestObservationConvention {

  private final Routes routes;

  RouteObservation(Routes routes) {
    this.routes = routes;
  }

  @Override
  protected KeyValue uri(ServerRequestObservationContext context) {
    String found = context.getPathPattern();
    String route =
        found == null || found.equals(Routes.ANY_FILE)
            ? routes.of(requireNonNull(context.getCarrier()))
            : found;
    return KeyValue.of(LowCardinalityKeyNames.URI, route);
  }
}
