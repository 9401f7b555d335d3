package com.smallbiz.adapters.web;

import com.smallbiz.adapters.web.Problem.ParameterFault;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the called method does not declare, and those that are written
 * badly, sent twice or empty. What a method gets to see is there once, decoded, and says something.
 */
final class QueryParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null
        && handler instanceof HandlerMethod method
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      List<ParameterFault> faults = faults(query, declaredBy(method));
      if (!faults.isEmpty()) {
        throw RequestRefused.invalidParameters(faults);
      }
    }
    return true;
  }

  private static Set<String> declaredBy(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
        .filter(Objects::nonNull)
        .map(RequestParam::name)
        .collect(Collectors.toSet());
  }

  private static List<ParameterFault> faults(String query, Set<String> declared) {
    var faults = new ArrayList<ParameterFault>();
    var seen = new HashSet<String>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      try {
        name = decode(name);
        if (!declared.contains(name)) {
          faults.add(new ParameterFault(name, "unknown_parameter", "is not known here"));
        } else if (!seen.add(name)) {
          faults.add(new ParameterFault(name, "repeated", "must be sent once"));
        } else if (decode(value).isEmpty()) {
          faults.add(new ParameterFault(name, "blank", "must not be empty"));
        }
      } catch (CharacterCodingException | NumberFormatException unreadable) {
        faults.add(new ParameterFault(name, "invalid_format", "must be percent-encoded UTF-8"));
      }
    }
    return faults;
  }

  /**
   * @throws NumberFormatException if what follows a percent sign are no two digits
   */
  private static String decode(String encoded) throws CharacterCodingException {
    var octets = new ByteArrayOutputStream(encoded.length());
    for (int index = 0; index < encoded.length(); index++) {
      char character = encoded.charAt(index);
      if (character == '%') {
        octets.write(hexDigit(encoded, index + 1) << 4 | hexDigit(encoded, index + 2));
        index += 2;
      } else {
        octets.write(character == '+' ? ' ' : character);
      }
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(octets.toByteArray()))
        .toString();
  }

  private static int hexDigit(String encoded, int index) {
    if (index >= encoded.length()) {
      throw new NumberFormatException("cut short");
    }
    return HexFormat.fromHexDigit(encoded.charAt(index));
  }
}
