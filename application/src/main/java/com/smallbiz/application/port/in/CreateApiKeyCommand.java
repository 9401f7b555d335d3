package com.smallbiz.application.port.in;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, not validated yet.
 *
 * @param name required, 1 to 100 characters
 * @param scopes as the outside world writes them, {@code orders:read}; at least one
 * @param timeToLive from a second to ten years; null if the key is valid until it is revoked
 */
public record CreateApiKeyCommand(
    @Nullable String name, List<String> scopes, @Nullable Duration timeToLive) {}
