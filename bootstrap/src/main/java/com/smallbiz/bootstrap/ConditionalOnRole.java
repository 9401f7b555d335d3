package com.smallbiz.bootstrap;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Keeps a configuration out of processes that have not this role. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnRole.OnRole.class)
@interface ConditionalOnRole {

  Role value();

  /** Asks the environment. */
  final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      Role role =
          metadata.getAnnotations().get(ConditionalOnRole.class).getEnum("value", Role.class);
      return RoleVariables.read(new Variables(context.getEnvironment())).contains(role);
    }
  }
}
