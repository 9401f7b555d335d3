package com.smallbiz.adapters.queue;

import com.smallbiz.application.port.in.FindPausedQueues;
import com.smallbiz.application.port.in.FinishJobs;
import com.smallbiz.application.port.in.RunJob;
import com.smallbiz.application.port.in.StartJobs;
import com.smallbiz.application.port.in.SweepJobs;
import com.smallbiz.application.port.in.TickRecurringJobs;
import com.smallbiz.application.port.out.JobMeter;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The workers of a process that works, on the queue of {@link QueueConfiguration}. Asks for {@link
 * RedisSettings}, {@link QueueSettings} and the use cases of a worker.
 */
@Configuration(proxyBeanMethods = false)
public class WorkersConfiguration {

  @Bean(destroyMethod = "shutdown")
  RedissonClient redissonForTopics(RedisSettings settings) {
    return RedisClients.forTopics(settings);
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
      FindPausedQueues findPausedQueues,
      JobMeter jobMeter) {
    var loggedRuns = new LoggedRuns(runJob);
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
                              queue,
                              concurrency,
                              jobQueue,
                              startJobs,
                              loggedRuns,
                              finishJobs,
                              crew)));
          return new Shift(
              crew,
              jobQueue,
              new WakeUps(redissonForTopics),
              sweepJobs,
              tickRecurringJobs,
              findPausedQueues,
              jobMeter,
              settings);
        });
  }
}
