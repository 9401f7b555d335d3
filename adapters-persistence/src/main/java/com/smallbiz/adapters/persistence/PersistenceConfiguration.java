package com.smallbiz.adapters.persistence;

import com.github.benmanes.caffeine.cache.Ticker;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.AuditLog;
import com.smallbiz.application.port.out.ConsoleSessions;
import com.smallbiz.application.port.out.ConsoleUsers;
import com.smallbiz.application.port.out.EndedJobs;
import com.smallbiz.application.port.out.IdempotencyKeys;
import com.smallbiz.application.port.out.JobCatalog;
import com.smallbiz.application.port.out.JobControl;
import com.smallbiz.application.port.out.Jobs;
import com.smallbiz.application.port.out.Orders;
import com.smallbiz.application.port.out.Processes;
import com.smallbiz.application.port.out.Queues;
import com.smallbiz.application.port.out.RecurringJobs;
import com.smallbiz.application.port.out.RunHistory;
import com.smallbiz.application.port.out.StorageHealth;
import com.smallbiz.application.port.out.StorageReport;
import com.smallbiz.application.port.out.SyncHistory;
import com.smallbiz.application.port.out.SyncSurvey;
import com.smallbiz.application.port.out.Transactions;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What this module has to offer: the ports that PostgreSQL stands behind. The database's tables are
 * made by the migrations in {@code db/migration}.
 */
@Configuration(proxyBeanMethods = false)
public class PersistenceConfiguration {

  @Bean
  Transactions transactions(PlatformTransactionManager transactionManager) {
    return new SpringTransactions(new TransactionTemplate(transactionManager));
  }

  @Bean
  Orders orders(DataSource dataSource, Transactions transactions) {
    return new JdbcOrders(JdbcClient.create(dataSource), transactions, new OrderRowsImpl());
  }

  @Bean
  Jobs jobs(DataSource dataSource) {
    return new JdbcJobs(JdbcClient.create(dataSource));
  }

  @Bean
  EndedJobs endedJobs(DataSource dataSource) {
    return new JdbcEndedJobs(JdbcClient.create(dataSource));
  }

  @Bean
  RecurringJobs recurringJobs(DataSource dataSource) {
    return new JdbcRecurringJobs(JdbcClient.create(dataSource));
  }

  @Bean
  JobCatalog jobCatalog(DataSource dataSource) {
    return new JdbcJobCatalog(JdbcClient.create(dataSource));
  }

  @Bean
  JobControl jobControl(DataSource dataSource) {
    return new JdbcJobControl(JdbcClient.create(dataSource));
  }

  @Bean
  Queues queues(DataSource dataSource) {
    return new JdbcQueues(JdbcClient.create(dataSource));
  }

  @Bean
  ApiKeys apiKeys(DataSource dataSource) {
    return new CachedApiKeys(new JdbcApiKeys(JdbcClient.create(dataSource)), Ticker.systemTicker());
  }

  @Bean
  IdempotencyKeys idempotencyKeys(DataSource dataSource) {
    return new JdbcIdempotencyKeys(JdbcClient.create(dataSource));
  }

  @Bean
  StorageHealth storageHealth(DataSource dataSource) {
    return new JdbcStorageHealth(dataSource);
  }

  @Bean
  AuditLog auditLog(DataSource dataSource) {
    return new JdbcAuditLog(JdbcClient.create(dataSource));
  }

  @Bean
  ConsoleUsers consoleUsers(DataSource dataSource) {
    return new JdbcConsoleUsers(JdbcClient.create(dataSource));
  }

  @Bean
  ConsoleSessions consoleSessions(DataSource dataSource) {
    return new JdbcConsoleSessions(JdbcClient.create(dataSource));
  }

  @Bean
  SyncSurvey syncSurvey(DataSource dataSource) {
    return new JdbcSyncSurvey(JdbcClient.create(dataSource));
  }

  @Bean
  SyncHistory syncHistory(DataSource dataSource) {
    return new JdbcSyncHistory(JdbcClient.create(dataSource));
  }

  @Bean
  Processes processes(DataSource dataSource) {
    return new JdbcProcesses(JdbcClient.create(dataSource));
  }

  @Bean
  StorageReport storageReport(DataSource dataSource) {
    return new JdbcStorageReport(JdbcClient.create(dataSource));
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  BatchedJobStatistics jobStatistics(DataSource dataSource) {
    return new BatchedJobStatistics(JdbcClient.create(dataSource));
  }

  @Bean
  RunHistory runHistory(DataSource dataSource) {
    return new JdbcRunHistory(JdbcClient.create(dataSource));
  }
}
