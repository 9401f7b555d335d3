package com.smallbiz.application.port.in;

import java.time.Instant;

/**
 * @param ok whether orders are being served; the queue may be away all the same
 */
public record Health(boolean ok, Instant time) {}
