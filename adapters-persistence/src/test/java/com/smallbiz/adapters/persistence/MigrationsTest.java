package com.smallbiz.adapters.persistence;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** The tables are there, and refuse what the domain would refuse, whoever writes it. */
class MigrationsTest {

  private static final TestDatabase DATABASE = TestDatabase.create();

  private static final String ORDER_ID = "'01900000-0000-7000-8000-000000000001'";

  /** A good row of each table: its columns with what is written into them, as SQL. */
  private static final Map<String, Map<String, String>> GOOD_ROWS =
      Map.ofEntries(
          entry(
              "orders",
              row(
                  """
              id=%s; version=1; status='draft'; customer_name='Ada'; customer_key='ADA';
              currency='USD'; total_cents=0; revision=1; sync_status='pending';
              created_at=now(); updated_at=now()
              """
                      .formatted(ORDER_ID))),
          entry(
              "line_items",
              row(
                  """
              order_id=%s; position=0; description='Mug'; quantity=1; unit_price_cents=0
              """
                      .formatted(ORDER_ID))),
          entry(
              "jobs",
              row(
                  """
              id=gen_random_uuid(); type='ping'; type_version=1; queue='default'; arguments='{}';
              request_id='r'; traceparent='t'; state='enqueued'; attempt=0; max_attempts=25;
              token=0; enqueued_at=now(); handed_over_in=0; asked_again=false
              """)),
          entry(
              "recurring_jobs",
              row(
                  """
              name='clean-up'; cron='0 0 3 * * *'; zone='UTC'; next_run_at=now();
              vouched_for_at=now()
              """)),
          entry(
              "api_keys",
              row(
                  """
              id=gen_random_uuid(); name='The shop'; digest=sha256('sbz_'); last_four='aB09';
              scopes=array['orders:read']; created_at=now()
              """)),
          entry(
              "order_sync_attempts",
              row(
                  """
              order_id=%s; started_at=now(); took_micros=0; outcome='refused'; answer='no';
              revision=1; job_id=gen_random_uuid(); job_attempt=1; request_id='r'
              """
                      .formatted(ORDER_ID))),
          entry("queues", row("name='default'; paused_at=now()")),
          entry(
              "idempotency_keys",
              row("owner=gen_random_uuid(); key='k'; fingerprint='f'; created_at=now()")),
          entry(
              "console_users",
              row("name='ada'; role='viewer'; password_hash='h'; created_at=now()")),
          entry(
              "console_sessions",
              row(
                  """
                  digest=sha256('token'); user_name='ada'; created_at=now(); last_seen_at=now()
                  """)),
          entry(
              "audit_log",
              row(
                  """
                  id=gen_random_uuid(); at=now(); who='ada'; what='retry jobs';
                  on_what='3 dead jobs'; request_id='r'; status='under_way'
                  """)),
          entry(
              "job_statistics",
              row(
                  """
                  resolution='minute'; period=now(); type='ping'; succeeded=1; failed=0; micros=1;
                  histogram=array_fill(0, array[46])
                  """)),
          entry(
              "processes",
              row(
                  """
                  id=gen_random_uuid(); host='h'; pid=1; version='1'; roles=array['web', 'worker'];
                  queues=array['default']; concurrency=array[10]; started_at=now();
                  last_beat_at=now(); memory_used=1; memory_limit=1; busy=0; circuit='none'
                  """)));

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void allMigrationsHaveRun() {
    assertThat(
            DATABASE
                .sql()
                .sql(
                    "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank")
                .query(String.class)
                .list())
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "orders | note=repeat('🦊', 2000)",
        "orders | sync_status='failed'; last_sync_error='refused'",
        "orders | sync_status='synced'; external_id='x'; last_synced_at=now()",
        "orders | total_cents=1000000000000000",
        "line_items | position=499; sku=repeat('🦊', 64); description=repeat('🦊', 500)",
        "line_items | quantity=1000000; unit_price_cents=1000000000000",
        "jobs | arguments=to_json(repeat('a', 16382))",
        "jobs | state='scheduled'; scheduled_at=now(); next_attempt_at=now()",
        "jobs | state='running'; attempt=1; token=1; started_at=now(); asked_again=true",
        "jobs | state='retrying'; next_attempt_at=now()",
        "jobs | state='succeeded'; finished_at=now()",
        "jobs | state='dead'; finished_at=now(); died_at=now(); last_error_code='c';"
            + " last_error_message='m'; last_error_at=now()",
        "recurring_jobs | last_run_at=now(); last_job_id=gen_random_uuid(); paused=true",
        "api_keys | name=repeat('🦊', 100); expires_at=now() + interval '1 second'",
        "order_sync_attempts | outcome='synced'; answer=''",
        "api_keys | scopes=array['jobs:read', 'jobs:write', 'jobs:admin', 'orders:write']",
        "queues | name=repeat('🦊', 100)",
        "idempotency_keys | status=201; headers=array['ETag: 1']; body='{}'",
        "console_users | name='Ada.L@example-1_2'; role='operator'; failures=3; locked_until=now()",
        "console_sessions | last_seen_at=now() + interval '1 minute'",
        "audit_log | status='refused'; outcome=''",
        "job_statistics | resolution='day'; succeeded=0; micros=0",
        "processes | quiet_since=now(); wish='stop'; circuit='half_open'",
        "processes | roles='{}'; queues='{}'; concurrency='{}'",
      })
  void goodRowsAreTaken(String table, String change) {
    assertThatCode(() -> insert(table, change)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "orders | version=0",
        "orders | status='lost'",
        "orders | status=null",
        "orders | customer_name=''",
        "orders | customer_name=repeat('a', 201)",
        "orders | customer_key=null",
        "orders | customer_email=repeat('a', 255)",
        "orders | currency='usd'",
        "orders | currency='USDX'",
        "orders | total_cents=-1",
        "orders | total_cents=1000000000000001",
        "orders | note=repeat('a', 2001)",
        "orders | revision=0",
        "orders | sync_status='lost'",
        "orders | sync_status='failed'",
        "orders | last_sync_error='refused'",
        "orders | sync_status='failed'; last_sync_error=repeat('a', 501)",
        "orders | sync_status='synced'",
        "orders | sync_status='synced'; external_id='x'",
        "orders | sync_status='synced'; last_synced_at=now()",
        "orders | created_at=null",
        "line_items | order_id=gen_random_uuid()",
        "line_items | position=-1",
        "line_items | position=500",
        "line_items | sku=repeat('a', 65)",
        "line_items | description=''",
        "line_items | description=repeat('a', 501)",
        "line_items | quantity=0",
        "line_items | quantity=1000001",
        "line_items | unit_price_cents=-1",
        "line_items | unit_price_cents=1000000000001",
        "jobs | type=repeat('a', 101)",
        "jobs | type_version=0",
        "jobs | arguments='no json'",
        "jobs | arguments=to_json(repeat('a', 16383))",
        "jobs | state='lost'",
        "jobs | attempt=-1",
        "jobs | max_attempts=0",
        "jobs | token=-1",
        "jobs | state='scheduled'",
        "jobs | state='scheduled'; scheduled_at=now()",
        "jobs | state='scheduled'; next_attempt_at=now()",
        "jobs | state='scheduled'; scheduled_at=now(); next_attempt_at='tomorrow'",
        "jobs | state='running'; attempt=1; token=1",
        "jobs | state='running'; attempt=1; started_at=now()",
        "jobs | state='running'; token=1; started_at=now()",
        "jobs | state='retrying'",
        "jobs | next_attempt_at=now()",
        "jobs | state='succeeded'",
        "jobs | finished_at=now()",
        "jobs | state='dead'; finished_at=now(); died_at=now()",
        "jobs | state='dead'; finished_at=now(); last_error_code='c'; last_error_message='m';"
            + " last_error_at=now()",
        "jobs | died_at=now()",
        "jobs | crashes=-1",
        "jobs | last_error_code='c'",
        "jobs | last_error_code='c'; last_error_message=repeat('a', 501); last_error_at=now()",
        "jobs | asked_again=true",
        "jobs | request_id=repeat('a', 129)",
        "recurring_jobs | name='Clean up'",
        "recurring_jobs | cron=''",
        "recurring_jobs | zone=null",
        "recurring_jobs | next_run_at=null",
        "recurring_jobs | last_run_at=now()",
        "recurring_jobs | last_job_id=gen_random_uuid()",
        "api_keys | name=''",
        "api_keys | name=repeat('a', 101)",
        "api_keys | digest='sbz_'",
        "api_keys | last_four='aB0'",
        "api_keys | scopes='{}'",
        "api_keys | scopes=array['all']",
        "api_keys | scopes=array['orders:read', null]",
        "api_keys | expires_at=now()",
        "order_sync_attempts | order_id=gen_random_uuid()",
        "order_sync_attempts | took_micros=-1",
        "order_sync_attempts | outcome='lost'",
        "order_sync_attempts | answer=null",
        "order_sync_attempts | revision=0",
        "order_sync_attempts | job_attempt=0",
        "order_sync_attempts | request_id=repeat('a', 129)",
        "queues | paused_at=null",
        "idempotency_keys | status=201",
        "idempotency_keys | status=201; body='{}'",
        "idempotency_keys | key=repeat('a', 256)",
        "console_users | name=''",
        "console_users | name='Ada Lovelace'",
        "console_users | name=repeat('a', 65)",
        "console_users | role='owner'",
        "console_users | password_hash=''",
        "console_users | failures=-1",
        "console_sessions | digest='token'",
        "console_sessions | user_name='eve'",
        "audit_log | status='lost'",
        "audit_log | status='done'",
        "audit_log | outcome='3 jobs are retried'",
        "audit_log | who=repeat('a', 65)",
        "job_statistics | resolution='hour'",
        "job_statistics | succeeded=-1",
        "job_statistics | failed=-1",
        "job_statistics | micros=-1",
        "job_statistics | histogram=array_fill(0, array[45])",
        "processes | circuit='lost'",
        "processes | wish='die'",
        "processes | concurrency=array[10, 5]",
        "processes | host=null",
      })
  void badRowsAreRefused(String table, String change) {
    assertThatThrownBy(() -> insert(table, change))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void anOrderHasOneLineItemAtAPosition() {
    insert("line_items", "");

    assertThatThrownBy(() -> insertRow("line_items", ""))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void noTwoApiKeysAreTheSame() {
    insert("api_keys", "");

    assertThatThrownBy(() -> insert("api_keys", ""))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void twoLiveJobsCannotHaveTheSameKeyButAnyNumberOfEndedOnesCan() {
    String ended = "unique_key='k'; state='succeeded'; finished_at=now()";
    insert("jobs", ended);
    insert("jobs", ended);
    insert("jobs", "unique_key='k'");

    assertThatThrownBy(() -> insert("jobs", "unique_key='k'"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  /** With the row that it refers to. */
  private static void insert(String table, String change) {
    if (GOOD_ROWS.get(table).containsKey("order_id")) {
      insertRow("orders", "");
    }
    if (GOOD_ROWS.get(table).containsKey("user_name")) {
      insertRow("console_users", "");
    }
    insertRow(table, change);
  }

  private static void insertRow(String table, String change) {
    var row = new LinkedHashMap<>(GOOD_ROWS.get(table));
    row.putAll(row(change));
    DATABASE
        .sql()
        .sql(
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(table, String.join(", ", row.keySet()), String.join(", ", row.values())))
        .update();
  }

  private static Map<String, String> row(String assignments) {
    var row = new LinkedHashMap<String, String>();
    for (String assignment : assignments.split(";", -1)) {
      int equals = assignment.indexOf('=');
      if (equals > 0) {
        row.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1).strip());
      }
    }
    return row;
  }
}
