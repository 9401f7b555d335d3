package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.FinishJobs;
import com.smallbiz.application.port.in.RunJob;
import com.smallbiz.application.port.in.StartJobs;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.in.TickRecurringJobs;
import com.smallbiz.application.port.out.CronSchedules;
import com.smallbiz.application.port.out.JobArguments;
import com.smallbiz.application.port.out.JobQueue;
import com.smallbiz.application.port.out.QueueContents;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Everything this module offers: the queue, the quick way into it, the form of arguments, the
 * meaning of schedules, and the workers. Asks for {@link RedisSettings}, {@link QueueSettings} and
 * the use cases of a worker.
 */
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

  @Bean(destroyMethod = "shutdown")
  RedissonClient redissonForCommands(RedisSettings settings) {
    return RedisClients.forCommands(settings);
  }

  @Bean(destroyMethod = "shutdown")
  RedissonClient redissonForTopics(RedisSettings settings) {
    return RedisClients.forTopics(settings);
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
  Workers workers(
      QueueSettings settings,
      RedissonJobQueue jobQueue,
      RedissonClient redissonForTopics,
      StartJobs startJobs,
      RunJob runJob,
      FinishJobs finishJobs,
      SweepJobs sweepJobs,
      TickRecurringJobs tickRecurringJobs,
      FindPausedQueues findPausedQueues) {
    return new Workers(
        settings,
        () -> {
          var crew = new Crew(new Slots(settings));
          settings
              .concurrency()
              .forEach(
                  (queue, concurrency) ->
                      crew.add(
                          new Worker(
                              queue, concurrency, jobQueue, startJobs, runJob, finishJobs, crew)));
          return new Shift(
              crew,
              jobQueue,
              new WakeUps(redissonForTopics),
              sweepJobs,
              tickRecurringJobs,
              findPausedQueues,
              settings);
        });
  }
}
