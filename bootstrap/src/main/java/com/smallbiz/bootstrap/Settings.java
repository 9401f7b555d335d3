package com.smallbiz.bootstrap;

import com.smallbiz.adapters.queue.QueueSettings;
import com.smallbiz.adapters.queue.RedisSettings;
import com.smallbiz.adapters.sync.SyncSettings;
import com.smallbiz.adapters.web.CorsSettings;
import com.smallbiz.adapters.web.ProxySettings;
import com.smallbiz.adapters.web.RateLimitSettings;
import com.smallbiz.adapters.web.ShutdownSettings;
import com.smallbiz.adapters.web.WebSettings.ApiAuth;
import com.smallbiz.adapters.web.WebSettings.HttpLimits;
import com.smallbiz.adapters.web.console.ConsoleSettings;
import com.smallbiz.application.job.RetryPolicies;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What the operator decides, read from the environment as a whole and turned into what each adapter
 * takes. A setting has one name: the environment variable's, which is also the Spring property's.
 *
 * @param sync null where no worker needs it
 * @param console null where there is none
 */
record Settings(
    Set<Role> roles,
    RedisSettings redis,
    QueueSettings queue,
    RetryPolicies retries,
    RecurringSettings recurring,
    @Nullable SyncSettings sync,
    HttpLimits http,
    ApiAuth apiAuth,
    CorsSettings cors,
    ProxySettings proxies,
    RateLimitSettings rateLimit,
    ShutdownSettings shutdown,
    @Nullable ConsoleSettings console) {

  /**
   * @throws InvalidSetting naming the first that is missing or cannot be read
   */
  static Settings of(Environment environment) {
    var variables = new Variables(environment);
    ServerVariables.check(variables);
    DatabaseVariables.check(variables);
    TracingVariables.check(variables);
    ConsoleSettings console = ConsoleVariables.read(variables);
    Set<Role> roles = RoleVariables.read(variables);
    return new Settings(
        roles,
        RedisVariables.read(variables),
        QueueVariables.read(variables),
        RetrySettings.of(environment),
        RecurringSettings.of(environment),
        roles.contains(Role.WORKER) ? SyncVariables.read(variables) : null,
        HttpVariables.read(variables),
        ApiAuthVariables.read(variables),
        CorsVariables.read(variables),
        ProxyVariables.read(variables),
        RateLimitVariables.read(variables),
        ShutdownVariables.read(variables),
        console);
  }
}
