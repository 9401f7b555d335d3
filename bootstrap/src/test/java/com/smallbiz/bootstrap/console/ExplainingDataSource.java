package com.smallbiz.bootstrap.console;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Has PostgreSQL explain each query before it is sent, with the same values, from what it finds by
 * really doing it.
 */
final class ExplainingDataSource extends DelegatingDataSource {

  private final List<QueryPlan> plans = new CopyOnWriteArrayList<>();

  ExplainingDataSource(DataSource target) {
    super(target);
  }

  /** Of all queries since the last call. */
  List<QueryPlan> takePlans() {
    var taken = List.copyOf(plans);
    plans.clear();
    return taken;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection target = super.getConnection();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = call(target, method, arguments);
          return method.getName().equals("prepareStatement") && isQuery((String) arguments[0])
              ? explained((PreparedStatement) result, target, (String) arguments[0])
              : result;
        });
  }

  /** What changes something must not be done twice, and none of the console's queries locks. */
  private static boolean isQuery(String sql) {
    return sql.strip().matches("(?s)(SELECT|WITH).*")
        && !sql.matches("(?s).*\\b(INSERT|UPDATE|DELETE)\\b.*");
  }

  private PreparedStatement explained(PreparedStatement query, Connection target, String sql) {
    var values = new ArrayList<Setting>();
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("set") && arguments.length > 1) {
            values.add(statement -> call(statement, method, arguments));
          }
          if (method.getName().equals("executeQuery")) {
            plans.add(explain(target, sql, values));
          }
          return call(query, method, arguments);
        });
  }

  /** One value of a statement. */
  private interface Setting {
    Object on(PreparedStatement statement) throws Throwable;
  }

  private static QueryPlan explain(Connection connection, String sql, List<Setting> values)
      throws Throwable {
    String explain = "EXPLAIN (ANALYZE, TIMING off, FORMAT json) " + sql;
    try (PreparedStatement statement = connection.prepareStatement(explain)) {
      for (Setting value : values) {
        value.on(statement);
      }
      try (var rows = statement.executeQuery()) {
        rows.next();
        return QueryPlan.read(sql, rows.getString(1));
      }
    }
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
