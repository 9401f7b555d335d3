package com.smallbiz.adapters.web;

import com.smallbiz.application.port.out.Ids;
import io.opentelemetry.api.OpenTelemetry;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;

/**
 * How the HTTP server answers what is no request of anybody's: also that of a process whose only
 * port is the one of operations. Asks for {@link Ids}, a source of randomness, {@link
 * OpenTelemetry} and {@link WebSettings}.
 */
@Configuration(proxyBeanMethods = false)
public class HttpServerConfiguration {

  @Bean
  Json json(WebSettings settings) {
    return new Json(settings.limits());
  }

  @Bean
  Origins origins(Ids ids, RandomGenerator random, OpenTelemetry openTelemetry) {
    return new Origins(ids, random, new RequestSpans(openTelemetry));
  }

  @Bean
  ProblemWriter problemWriter(
      Json json,
      Origins origins,
      @Qualifier("errorPage") ObjectProvider<HttpRequestHandler> consolesPage) {
    return new ProblemWriter(json, origins, consolesPage::getIfAvailable);
  }

  @Bean
  TomcatSettings tomcatSettings(ProblemWriter problems, WebSettings settings) {
    return new TomcatSettings(problems, settings.limits());
  }
}
