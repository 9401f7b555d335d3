package com.smallbiz.application.system;

import com.smallbiz.application.process.ProcessInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all depends on; null stands for what could not be had in time.
 *
 * @param processes all that are known, who tell how the external system does
 */
public record SystemReport(
    @Nullable List<ProcessInfo> processes,
    @Nullable StorageFacts storage,
    @Nullable QueueFacts queue) {}
