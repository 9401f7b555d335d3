package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.WebSettings.HttpLimits;
import org.apache.catalina.Pipeline;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ContinueResponseTiming;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Makes Tomcat leave the answers to us, and makes sure that they arrive. */
final class TomcatSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /** What no URI may hold but clients send, so that it is our word that a parameter is wrong. */
  private static final String UNCLEAN_QUERY = "\"<>[\\]^`{|}";

  /** What chunks and trailers may carry beside a body, which nobody here reads. */
  private static final int MAX_CHUNK_EXTRAS = 256;

  private final ProblemWriter problems;
  private final HttpLimits limits;

  TomcatSettings(ProblemWriter problems, HttpLimits limits) {
    this.problems = problems;
    this.limits = limits;
  }

  @Override
  public void customize(TomcatServletWebServerFactory tomcat) {
    tomcat.setProtocol(HeaderDeadline.Protocol.class.getName());
    tomcat.addConnectorCustomizers(this::customize);
    tomcat.addContextCustomizers(
        context -> {
          Pipeline host = context.getParent().getPipeline();
          host.addValve(new UnreadBodyValve());
          host.addValve(new ProblemReportValve(problems));
        });
  }

  private void customize(Connector connector) {
    connector.setProperty("relaxedQueryChars", UNCLEAN_QUERY);
    if (connector.getProtocolHandler() instanceof HeaderDeadline.Protocol http) {
      http.setHeaderDeadline(limits.headerDeadline());
      // A client that asks first is told to go on only when somebody wants its body.
      http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
      http.setMaxExtensionSize(MAX_CHUNK_EXTRAS);
      http.setMaxTrailerSize(MAX_CHUNK_EXTRAS);
      http.setMaxSwallowSize(UnreadBodyValve.MAX_BYTES);
    }
  }
}
