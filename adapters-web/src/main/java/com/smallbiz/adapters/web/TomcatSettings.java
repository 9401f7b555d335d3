package com.smallbiz.adapters.web;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Makes Tomcat leave the answers to us, and makes sure that they arrive. */
final class TomcatSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /** What no URI may hold but clients send, so that it is our word that a parameter is wrong. */
  private static final String UNCLEAN_QUERY = "\"<>[\\]^`{|}";

  /** How much of a refused body is read, for a client that only listens once it has sent all. */
  private static final int MAX_SWALLOWED_BYTES = 32 * 1024 * 1024;

  private final ProblemWriter problems;

  TomcatSettings(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void customize(TomcatServletWebServerFactory tomcat) {
    tomcat.addConnectorCustomizers(TomcatSettings::customize);
    tomcat.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new ProblemReportValve(problems)));
  }

  private static void customize(Connector connector) {
    connector.setProperty("relaxedQueryChars", UNCLEAN_QUERY);
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
      http.setMaxSwallowSize(MAX_SWALLOWED_BYTES);
    }
  }
}
