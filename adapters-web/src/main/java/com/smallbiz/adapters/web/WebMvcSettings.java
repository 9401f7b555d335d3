package com.smallbiz.adapters.web;

import com.smallbiz.application.job.JobId;
import com.smallbiz.domain.order.OrderId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.validation.Validator;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/** Teaches Spring MVC our JSON, our ids, and what else controllers ask for as arguments. */
final class WebMvcSettings implements WebMvcConfigurer {

  /** Longer than what {@link UUID#fromString} asks for, which reads {@code 1-1-1-1-1} as an id. */
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final String CONSOLE = "/admin/**";

  private final Json json;
  private final Origins origins;

  WebMvcSettings(Json json, Origins origins) {
    this.json = json;
    this.origins = origins;
  }

  @Override
  public void configureMessageConverters(ServerBuilder builder) {
    builder.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper()));
    // springdoc brings a parser of YAML, which Spring would have every route speak.
    builder.configureMessageConvertersList(
        converters ->
            converters.removeIf(
                it -> it.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
  }

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
    configurer.strategies(List.of(new AcceptHeader()));
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, OrderId.class, text -> new OrderId(uuid(text)));
    registry.addConverter(String.class, JobId.class, text -> new JobId(uuid(text)));
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new IfMatchResolver());
    resolvers.add(new OriginResolver(origins));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // The console's pages are asked for by forms, which send fields that say nothing.
    registry.addInterceptor(new QueryParameters()).excludePathPatterns(CONSOLE);
    registry.addInterceptor(new NoBody(json)).excludePathPatterns(CONSOLE);
  }

  /** Spring's others would take what our advice leaves alone for done. */
  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.removeIf(it -> !(it instanceof ExceptionHandlerExceptionResolver));
  }

  /** None: {@link OrderBody} and the domain see to it. Spring would take the one that it finds. */
  @Override
  public Validator getValidator() {
    return Validator.forInstanceOf(Void.class, (nothing, errors) -> {});
  }

  private static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no UUID");
    }
    return UUID.fromString(text);
  }
}
