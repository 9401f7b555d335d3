package com.smallbiz.bootstrap;

import com.smallbiz.adapters.web.WebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What only a process has that serves: the API, and the console. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WEB)
@Import({WebConfiguration.class, ConsoleOnWeb.class})
class WebRole {}
