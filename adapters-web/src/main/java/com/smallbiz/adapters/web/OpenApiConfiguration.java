package com.smallbiz.adapters.web;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.order.ExpectedVersion;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;

/**
 * The OpenAPI document and a page to read it on: asks springdoc for what there is, and says the
 * rest itself.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:com/smallbiz/adapters/web/openapi.properties")
public class OpenApiConfiguration {

  static {
    // Arguments that clients do not send: springdoc would take them for query parameters.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(ExpectedVersion.class, Origin.class);
  }

  /** Without this springdoc would be set up at every start, and it is slow to. */
  @Bean
  static BeanFactoryPostProcessor springdocWhenItIsAskedFor() {
    return factory -> {
      for (String name : factory.getBeanDefinitionNames()) {
        BeanDefinition definition = factory.getBeanDefinition(name);
        if (String.valueOf(definition.getFactoryBeanName()).startsWith("org.springdoc.")) {
          definition.setLazyInit(true);
        }
      }
    };
  }

  /** In the order of the document. */
  static List<Chapter> chapters() {
    return List.of(
        HealthChapter.chapter(),
        OrderChapter.chapter(),
        JobChapter.chapter(),
        QueueChapter.chapter(),
        ProblemChapter.chapter());
  }

  @Bean
  OpenApiController openApiController(ObjectProvider<Springdoc> springdoc, Json json)
      throws IOException {
    var conventions = new ClassPathResource("conventions.md", OpenApiConfiguration.class);
    var document =
        new OpenApiDocument(
            chapters(), json, conventions.getContentAsString(StandardCharsets.UTF_8));
    return new OpenApiController(springdoc, document);
  }

  @Bean
  DocsController docsController() {
    return new DocsController();
  }

  @Bean
  @Lazy
  Springdoc springdoc(
      ObjectFactory<OpenAPIService> builders,
      AbstractRequestService requests,
      GenericResponseService responses,
      OperationService operations,
      SpringDocConfigProperties properties,
      SpringDocProviders providers,
      SpringDocCustomizers customizers) {
    return new Springdoc(
        builders, requests, responses, operations, properties, providers, customizers);
  }

  /** An argument of this type is read from a header: see {@link IfMatchResolver}. */
  @Bean
  OperationCustomizer ifMatch() {
    return (operation, handler) -> {
      boolean conditional =
          Arrays.stream(handler.getMethodParameters())
              .anyMatch(it -> it.getParameterType() == ExpectedVersion.class);
      return conditional
          ? operation.addParametersItem(new HeaderParameter().name(HttpHeaders.IF_MATCH))
          : operation;
    };
  }
}
