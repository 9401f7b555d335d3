package com.smallbiz.adapters.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a client accepts. Spring takes a quality of zero for a low one; it means "not this" (RFC
 * 9110, 12.4.2), and the most specific word on JSON is the one that counts.
 */
final class AcceptHeader implements ContentNegotiationStrategy {

  private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    List<MediaType> accepted = header.resolveMediaTypes(request);
    if (word(accepted, MediaType.APPLICATION_JSON)
        .filter(it -> it.getQualityValue() == 0)
        .isPresent()) {
      throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
    }
    return accepted;
  }

  /** Whether the client would rather have this than JSON, of which it may have said nothing. */
  static boolean prefers(@Nullable List<String> accept, MediaType type) {
    if (accept == null) {
      return false;
    }
    List<MediaType> accepted = MediaType.parseMediaTypes(accept);
    return quality(accepted, type) > quality(accepted, MediaType.APPLICATION_JSON);
  }

  private static double quality(List<MediaType> accepted, MediaType type) {
    return word(accepted, type).map(MediaType::getQualityValue).orElse(0.0);
  }

  private static Optional<MediaType> word(List<MediaType> accepted, MediaType type) {
    return accepted.stream()
        .filter(it -> it.includes(type))
        .max(Comparator.comparing(AcceptHeader::specificity));
  }

  private static int specificity(MediaType type) {
    return type.isWildcardType() ? 0 : type.isWildcardSubtype() ? 1 : 2;
  }
}
