package com.smallbiz.adapters.web;

import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.beans.factory.ObjectFactory;

/**
 * What springdoc finds in our controllers, for {@link OpenApiDocument} to put into words. Its own
 * endpoints, one of which speaks YAML, are switched off.
 */
final class Springdoc extends OpenApiResource {

  Springdoc(
      ObjectFactory<OpenAPIService> builders,
      AbstractRequestService requests,
      GenericResponseService responses,
      OperationService operations,
      SpringDocConfigProperties properties,
      SpringDocProviders providers,
      SpringDocCustomizers customizers) {
    super(builders, requests, responses, operations, properties, providers, customizers);
  }

  OpenAPI find() {
    return getOpenApi("", Locale.ROOT);
  }

  /** Not asked for: our document names no server by its address. */
  @Override
  protected String getServerUrl(HttpServletRequest request, String apiDocsUrl) {
    return "";
  }
}
