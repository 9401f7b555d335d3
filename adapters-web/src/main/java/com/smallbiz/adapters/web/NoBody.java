package com.smallbiz.adapters.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a body that says something where nothing is asked: the client would believe that it was
 * heard. An empty object says nothing, and some clients always send one. Where there is nothing, it
 * makes no difference.
 */
final class NoBody implements HandlerInterceptor {

  private final Json json;

  NoBody(Json json) {
    this.json = json;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod method
        && !(method.getBean() instanceof ErrorController)
        && !takesBody(method)) {
      byte[] body = request.getInputStream().readAllBytes();
      if (body.length > 0) {
        requireEmptyObject(request.getContentType(), body);
      }
    }
    return true;
  }

  private static boolean takesBody(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
  }

  private void requireEmptyObject(@Nullable String contentType, byte[] body) {
    if (!isJson(contentType)) {
      throw RequestRefused.ofStatus(ProblemType.UNSUPPORTED_MEDIA_TYPE.status());
    }
    var faults = new FieldFaults();
    JsonFields.of(json.read(body), JsonPointer.ROOT, faults).allowOnly(Set.of(), Set.of());
    faults.throwIfAny(() -> {});
  }

  private static boolean isJson(@Nullable String contentType) {
    try {
      return contentType != null
          && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }
}
