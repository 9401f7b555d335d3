package com.smallbiz.application.port.in;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeySecret;

/**
 * A new key.
 *
 * @param secret its text, which nobody can ask for again
 */
public record CreatedApiKey(ApiKey key, ApiKeySecret secret) {}
