package com.smallbiz.adapters.web;

import com.smallbiz.application.key.ApiKey;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Whose key came with a request, in Spring Security's words. The key's text is not in it. */
final class ApiKeyToken extends AbstractAuthenticationToken {

  private final transient ApiKey key;

  ApiKeyToken(ApiKey key) {
    super(List.of());
    this.key = key;
    setAuthenticated(true);
  }

  ApiKey key() {
    return key;
  }

  @Override
  public Object getPrincipal() {
    return key.id();
  }

  @Override
  public Object getCredentials() {
    return "";
  }
}
