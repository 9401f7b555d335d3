package com.smallbiz.adapters.web;

import com.smallbiz.application.job.Origin;
import com.smallbiz.application.port.in.AnswerOnce;
import com.smallbiz.application.port.in.CancelOrder;
import com.smallbiz.application.port.in.ChangeOrder;
import com.smallbiz.application.port.in.CheckHealth;
import com.smallbiz.application.port.in.CreateOrder;
import com.smallbiz.application.port.in.DeleteJob;
import com.smallbiz.application.port.in.DeleteOrder;
import com.smallbiz.application.port.in.EnqueuePing;
import com.smallbiz.application.port.in.FindJob;
import com.smallbiz.application.port.in.FindOrder;
import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.FulfillOrder;
import com.smallbiz.application.port.in.KillJob;
import com.smallbiz.application.port.in.ListJobs;
import com.smallbiz.application.port.in.ListOrders;
import com.smallbiz.application.port.in.PauseQueue;
import com.smallbiz.application.port.in.RequestOrderSync;
import com.smallbiz.application.port.in.ResumeQueue;
import com.smallbiz.application.port.in.RetryJob;
import com.smallbiz.application.port.in.SubmitOrder;
import com.smallbiz.application.port.in.SummarizeQueues;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.application.port.out.RateLimiter;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.filter.FormContentFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The JSON API: asks for the use cases, {@link Ids}, a {@link RateLimiter}, a source of randomness,
 * {@link OpenTelemetry} and settings.
 */
@Configuration(proxyBeanMethods = false)
@Import({HttpServerConfiguration.class, SecurityConfiguration.class, OpenApiConfiguration.class})
public class WebConfiguration {

  @Bean
  OrderController orderController(
      CreateOrder createOrder,
      FindOrder findOrder,
      ListOrders listOrders,
      ChangeOrder changeOrder,
      DeleteOrder deleteOrder,
      Json json,
      OrderReplies replies) {
    return new OrderController(
        createOrder, findOrder, listOrders, changeOrder, deleteOrder, json, replies);
  }

  @Bean
  OrderActionController orderActionController(
      SubmitOrder submitOrder,
      FulfillOrder fulfillOrder,
      CancelOrder cancelOrder,
      RequestOrderSync requestOrderSync,
      OrderReplies replies) {
    return new OrderActionController(
        submitOrder, fulfillOrder, cancelOrder, requestOrderSync, replies);
  }

  @Bean
  JobController jobController(
      EnqueuePing enqueuePing, FindJob findJob, ListJobs listJobs, Json json, JobMapper mapper) {
    return new JobController(enqueuePing, findJob, listJobs, json, mapper);
  }

  @Bean
  JobActionController jobActionController(
      RetryJob retryJob, KillJob killJob, DeleteJob deleteJob, JobMapper mapper) {
    return new JobActionController(retryJob, killJob, deleteJob, mapper);
  }

  @Bean
  QueueController queueController(
      SummarizeQueues summarizeQueues,
      FindPausedQueues findPausedQueues,
      PauseQueue pauseQueue,
      ResumeQueue resumeQueue,
      WebSettings settings,
      JobMapper mapper) {
    return new QueueController(
        summarizeQueues, findPausedQueues, pauseQueue, resumeQueue, settings, mapper);
  }

  @Bean
  HealthController healthController(CheckHealth checkHealth) {
    return new HealthController(checkHealth);
  }

  @Bean
  OrderReplies orderReplies() {
    return new OrderReplies(new OrderMapperImpl());
  }

  @Bean
  JobMapper jobMapper() {
    return new JobMapperImpl();
  }

  @Bean
  WebMvcSettings webMvcSettings(Json json, Origins origins) {
    return new WebMvcSettings(json, origins);
  }

  @Bean
  ProblemAdvice problemAdvice(ProblemWriter problems, Origins origins) {
    return new ProblemAdvice(problems, origins);
  }

  @Bean
  ProblemErrorController problemErrorController(
      ProblemWriter problems, ObjectProvider<RouteMapping> routes) {
    return new ProblemErrorController(problems, routes);
  }

  @Bean
  ClientAddresses clientAddresses(ProxySettings settings) {
    return new ClientAddresses(settings);
  }

  /** For the console, which is a package of its own. */
  @Bean
  Predicate<HttpServletRequest> overTls(ClientAddresses addresses) {
    return addresses::isOverTls;
  }

  /** For the console: whom a limit counts where nobody has shown who they are. */
  @Bean
  Function<HttpServletRequest, String> limitedSubjects(ClientAddresses addresses) {
    return request -> Subjects.of(addresses.of(request));
  }

  /** For the console: where its filters have a request from. */
  @Bean
  Function<HttpServletRequest, Origin> originsOfRequests(Origins origins) {
    return origins::of;
  }

  @Bean
  RateLimitReplies rateLimitReplies(ProblemWriter problems) {
    return new RateLimitReplies(problems);
  }

  /** Around everything that may fail, but for what says how it ended. */
  @Bean
  FilterRegistrationBean<ProblemFilter> problemFilter(ProblemAdvice advice) {
    var registration = new FilterRegistrationBean<>(new ProblemFilter(advice));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
    return registration;
  }

  @Bean
  FilterRegistrationBean<RequestTargetFilter> requestTargetFilter(
      ProblemWriter problems, WebSettings settings) {
    var registration =
        new FilterRegistrationBean<>(new RequestTargetFilter(problems, settings.limits()));
    registration.setOrder(-1);
    return registration;
  }

  /** Behind whatever may turn a request away by its headers alone. */
  @Bean
  FilterRegistrationBean<RequestBodyFilter> requestBodyFilter(
      ProblemWriter problems, WebSettings settings) {
    var registration =
        new FilterRegistrationBean<>(RequestBodyFilter.ofApi(problems, settings.limits()));
    registration.setOrder(0);
    return registration;
  }

  /**
   * Before the console's own guards, who look at the fields of a form: nobody's form is waited for.
   */
  @Bean
  FilterRegistrationBean<RequestBodyFilter> consoleFormFilter(
      ProblemWriter problems, WebSettings settings) {
    var registration =
        new FilterRegistrationBean<>(RequestBodyFilter.ofConsole(problems, settings.limits()));
    registration.addUrlPatterns("/admin/*");
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
    return registration;
  }

  /** Behind whatever answers by itself, since nothing of that is to be answered again. */
  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(AnswerOnce answerOnce) {
    var registration = new FilterRegistrationBean<>(new IdempotencyFilter(answerOnce));
    registration.addUrlPatterns("/api/v1/*");
    registration.setOrder(10);
    return registration;
  }

  @Bean
  WebMvcRegistrations routeMapping() {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RouteMapping();
      }
    };
  }

  @Bean
  ProblemPageController problemPageController(Json json) {
    return new ProblemPageController(json);
  }

  /** Nobody here reads forms, and a broken one would be an error of ours. */
  @Bean
  FilterRegistrationBean<FormContentFilter> noFormContentFilter(FormContentFilter filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  Routes routes(ObjectProvider<HandlerMapping> mappings) {
    return new Routes(mappings);
  }

  @Bean
  RouteObservation routeObservation(Routes routes) {
    return new RouteObservation(routes);
  }

  /** Not for the port of operations, which is another server. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> entrance(
      Origins origins, Routes routes) {
    return tomcat -> tomcat.addEngineValves(new EntranceValve(origins, routes));
  }

  /** Not for the port of operations either: it has to tell until the end. */
  @Bean
  ShutdownDelay shutdownDelay(ShutdownSettings settings) {
    return new ShutdownDelay(settings);
  }

  /** Before anybody asks for a key, which a browser does not send along with its question. */
  @Bean
  FilterRegistrationBean<CrossOriginFilter> crossOriginFilter(
      CorsSettings settings, ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(new CrossOriginFilter(settings, problems));
    registration.setOrder(-101);
    return registration;
  }
}
