package com.smallbiz.adapters.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.HttpRequestHandler;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * What went wrong, as a page of the console: whoever found it, a controller, a filter or the
 * container. It needs no session, and no database.
 */
final class ErrorPage implements HttpRequestHandler {

  private final ITemplateEngine templates;
  private final PageHeaders headers;
  private final Assets assets;

  /** What is said, and what to make of it. */
  enum Words {
    FORBIDDEN(
        "This is not allowed",
        "Viewers see everything and change nothing but their own password."
            + " Ask an operator to do it."),
    FOREIGN_FORM(
        "This was sent by another website",
        "Nothing was changed. If you meant it, press the button on the console's own page."),
    STALE_FORM(
        "This page was too old",
        "Nothing was changed. Go back, load the page again, and press the button once more."),
    NOT_FOUND("There is nothing here", "The address is wrong, or what was there is gone."),
    UNAVAILABLE("The database cannot be reached", "Nothing is lost. Try again in a moment."),
    TOO_MUCH("That was more than is read at a time", "Nothing was changed. Choose fewer rows."),
    REFUSED(
        "The request cannot be answered", "Nothing was changed. Go back and load the page again."),
    FAILED("Something went wrong on our side", "The log says what, by the number below.");

    final String title;
    private final String hint;

    Words(String title, String hint) {
      this.title = title;
      this.hint = hint;
    }

    static Words of(int status) {
      return switch (status) {
        case 403 -> FORBIDDEN;
        case 404 -> NOT_FOUND;
        case 413 -> TOO_MUCH;
        case 503 -> UNAVAILABLE;
        default -> status < 500 ? REFUSED : FAILED;
      };
    }
  }

  ErrorPage(ITemplateEngine templates, PageHeaders headers, Assets assets) {
    this.templates = templates;
    this.headers = headers;
    this.assets = assets;
  }

  /** For answers that have a status already. */
  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(request, response, response.getStatus(), Words.of(response.getStatus()));
  }

  void write(HttpServletRequest request, HttpServletResponse response, int status, Words words)
      throws IOException {
    String nonce = headers.put(request, response);
    // Half a page may be there already.
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    templates.process(
        "console/error",
        new Context(
            Locale.ENGLISH,
            Map.of(
                "files",
                assets,
                "nonce",
                nonce,
                "title",
                words.title,
                "hint",
                words.hint,
                "requestId",
                String.valueOf(response.getHeader("X-Request-Id")))),
        response.getWriter());
    response.flushBuffer();
  }
}
