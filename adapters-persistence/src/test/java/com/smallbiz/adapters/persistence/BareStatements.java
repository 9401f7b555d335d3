package com.smallbiz.adapters.persistence;

import com.smallbiz.application.job.Claim;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The two statements that every job goes through, with answers that are received and not read: what
 * the database could do if Java took no time to understand it.
 */
public final class BareStatements {

  private final JdbcClient jdbc;

  public BareStatements(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  public void start(List<Claim> claims) {
    run(JobSql.START, claims);
  }

  public void succeed(List<Claim> claims) {
    run(JobSql.SUCCEED, claims);
  }

  private void run(String sql, List<Claim> claims) {
    jdbc.sql(sql)
        .param("ids", claims.stream().map(claim -> claim.id().toString()).toArray(String[]::new))
        .param("tokens", claims.stream().mapToLong(Claim::token).toArray())
        .query(row -> {});
  }
}
