package com.smallbiz.adapters.queue;

import com.github.benmanes.caffeine.cache.Ticker;
import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueContents;
import com.smallbiz.application.port.out.QueueReport;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The queue, the quick way into it, the form of arguments, the meaning of schedules, and the rate
 * limit. Asks for {@link RedisSettings} and {@link QueueSettings}. Who works on the queue is {@link
 * WorkersConfiguration}'s.
 */
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

  @Bean(destroyMethod = "shutdown")
  RedissonClient redissonForCommands(RedisSettings settings) {
    return RedisClients.forCommands(settings);
  }

  @Bean(destroyMethod = "shutdown")
  RedissonClient redissonForLimits(RedisSettings settings) {
    return RedisClients.forLimits(settings);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  FallbackRateLimiter rateLimiter(RedissonClient redissonForLimits) {
    return new FallbackRateLimiter(
        new RedissonRateLimiter(redissonForLimits), new LocalRateLimiter(Ticker.systemTicker()));
  }

  @Bean
  RedissonJobQueue jobQueue(RedissonClient redissonForCommands, QueueSettings settings) {
    return new RedissonJobQueue(redissonForCommands, settings.lease());
  }

  @Bean
  QueueContents queueContents(RedissonClient redissonForCommands) {
    return new RedissonQueueContents(redissonForCommands);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  MicroBatchDispatcher jobDispatcher(JobQueue jobQueue) {
    return new MicroBatchDispatcher(jobQueue);
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  EvictionCheck evictionHealthIndicator(RedissonJobQueue jobQueue, QueueSettings settings) {
    return new EvictionCheck(jobQueue, settings.concurrency().keySet());
  }

  @Bean
  JobArguments jobArguments() {
    return new JacksonJobArguments();
  }

  @Bean
  CronSchedules cronSchedules() {
    return new SpringCronSchedules();
  }

  @Bean
  QueueReport queueReport(RedissonClient redissonForCommands) {
    return new RedissonQueueReport(redissonForCommands, EvictionCheck.ANY_QUEUE);
  }
}
