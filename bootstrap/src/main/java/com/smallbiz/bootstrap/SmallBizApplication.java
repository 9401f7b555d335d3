package com.smallbiz.bootstrap;

import com.smallbiz.adapters.persistence.PersistenceConfiguration;
import com.smallbiz.adapters.queue.QueueConfiguration;
import com.smallbiz.adapters.sync.SyncConfiguration;
import com.smallbiz.adapters.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The application: its settings, its use cases, and the four adapters that connect them to the
 * world. Everything that is wired is named here; nothing is found by scanning.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  SettingsConfiguration.class,
  UseCaseConfiguration.class,
  WebConfiguration.class,
  PersistenceConfiguration.class,
  QueueConfiguration.class,
  SyncConfiguration.class
})
public class SmallBizApplication {

  public static void main(String[] args) {
    var application = new SpringApplication(SmallBizApplication.class);
    application.addListeners(new SettingsCheck());
    application.run(args);
  }
}
