package com.smallbiz.application.usecase;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeySecret;
import com.smallbiz.application.port.in.AuthenticateApiKey;
import com.smallbiz.application.port.in.RecognizeApiKey;
import com.smallbiz.application.port.in.VouchForApiKey;
import com.smallbiz.application.port.out.ApiKeys;
import java.util.Optional;

/** Tells whose key it is that somebody shows. What cannot be a key is refused without a lookup. */
public final class ApiKeyAuthentication
    implements AuthenticateApiKey, RecognizeApiKey, VouchForApiKey {

  private final ApiKeys apiKeys;

  public ApiKeyAuthentication(ApiKeys apiKeys) {
    this.apiKeys = apiKeys;
  }

  @Override
  public Optional<ApiKey> authenticate(String text) {
    Optional<ApiKey> valid =
        ApiKeySecret.parse(text).flatMap(secret -> apiKeys.findValid(secret.digest()));
    valid.ifPresent(key -> apiKeys.noteUse(key.id()));
    return valid;
  }

  @Override
  public Optional<ApiKey> recognize(String text) {
    return ApiKeySecret.parse(text).flatMap(secret -> apiKeys.recall(secret.digest()));
  }

  @Override
  public boolean wasGood(String text) {
    return ApiKeySecret.parse(text).filter(secret -> apiKeys.wasValid(secret.digest())).isPresent();
  }
}
