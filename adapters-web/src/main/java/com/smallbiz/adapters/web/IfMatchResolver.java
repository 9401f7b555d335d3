package com.smallbiz.adapters.web;

import com.smallbiz.application.order.ExpectedVersion;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads the versions that a caller insists on from {@code If-Match}. The comparison is strong: a
 * weak tag, one that we did not make, or a header that is no list of tags matches no version.
 */
final class IfMatchResolver implements HandlerMethodArgumentResolver {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*+)\"");
  private static final Pattern TAGS =
      Pattern.compile("[ \t,]*+%1$s(?:[ \t]*+,[ \t,]*+(?:%1$s)?+)*+[ \t]*+".formatted(TAG));
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == ExpectedVersion.class;
  }

  @Override
  public ExpectedVersion resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    String[] headers = request.getHeaderValues(HttpHeaders.IF_MATCH);
    return headers == null ? ExpectedVersion.ANY : expected(String.join(",", headers));
  }

  private static ExpectedVersion expected(String header) {
    if (header.strip().equals("*")) {
      return ExpectedVersion.ANY;
    }
    Set<Long> versions = new HashSet<>();
    if (TAGS.matcher(header).matches()) {
      Matcher tag = TAG.matcher(header);
      while (tag.find()) {
        if (tag.group(1) == null && VERSION.matcher(tag.group(2)).matches()) {
          versions.add(Long.valueOf(tag.group(2)));
        }
      }
    }
    return ExpectedVersion.oneOf(versions);
  }
}
