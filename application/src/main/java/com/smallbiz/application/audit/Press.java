package com.smallbiz.application.audit;

import com.smallbiz.application.job.Origin;

/**
 * Somebody presses a button of the console.
 *
 * @param who the name of the user
 * @param what the button, such as "retry jobs"
 * @param onWhat the thing it is about, such as "queue integrations"
 * @param origin the request that it came by
 */
public record Press(String who, String what, String onWhat, Origin origin) {}
