package com.smallbiz.adapters.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Remembers the statements that are prepared through it. */
final class CountingDataSource extends DelegatingDataSource {

  private final List<String> statements = new CopyOnWriteArrayList<>();

  CountingDataSource(DataSource target) {
    super(target);
  }

  List<String> statements() {
    return statements;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection target = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
