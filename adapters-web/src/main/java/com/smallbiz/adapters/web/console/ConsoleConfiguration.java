package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.ActAudited;
import com.smallbiz.application.port.in.FindAuditEntry;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The console: asks for the use cases, a source of randomness and {@link ConsoleSettings}. */
@Configuration(proxyBeanMethods = false)
@Import({
  ConsoleSecurityConfiguration.class,
  AccessPagesConfiguration.class,
  AttentionConfiguration.class,
  OrderPagesConfiguration.class,
  JobPagesConfiguration.class,
  JobListPagesConfiguration.class,
  StatisticsPagesConfiguration.class,
  SystemPagesConfiguration.class
})
public class ConsoleConfiguration {

  @Bean
  OverviewController overviewController() {
    return new OverviewController();
  }

  @Bean
  Assets assets() {
    return new Assets();
  }

  @Bean
  AssetController assetController(Assets assets) {
    return new AssetController(assets);
  }

  @Bean
  Buttons buttons(ActAudited actAudited) {
    return new Buttons(actAudited);
  }

  @Bean
  PageFrame pageFrame(FindAuditEntry findAuditEntry, ObjectProvider<BuildProperties> build) {
    return new PageFrame(
        findAuditEntry, build.stream().map(BuildProperties::getVersion).findFirst().orElse(null));
  }

  @Bean
  PageHeaders pageHeaders(RandomGenerator random) {
    return new PageHeaders(random);
  }

  @Bean
  WebMvcConfigurer consolePages(PageHeaders headers) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry
            .addInterceptor(headers)
            .addPathPatterns("/admin/**")
            .excludePathPatterns("/admin/assets/**");
      }
    };
  }
}
