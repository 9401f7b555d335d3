package com.smallbiz.adapters.web;

import java.util.Comparator;
import java.util.List;
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
    boolean refusesJson =
        accepted.stream()
            .filter(it -> it.includes(MediaType.APPLICATION_JSON))
            .max(Comparator.comparing(AcceptHeader::specificity))
            .filter(it -> it.getQualityValue() == 0)
            .isPresent();
    if (refusesJson) {
      throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
    }
    return accepted;
  }

  private static int specificity(MediaType type) {
    return type.isWildcardType() ? 0 : type.isWildcardSubtype() ? 1 : 2;
  }
}
