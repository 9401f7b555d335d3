package com.smallbiz.adapters.web.console;

import com.smallbiz.application.port.in.ChangeConsolePassword;
import com.smallbiz.application.port.in.ChangeConsoleRole;
import com.smallbiz.application.port.in.ChangeOwnConsolePassword;
import com.smallbiz.application.port.in.CreateConsoleUser;
import com.smallbiz.application.port.in.ListAuditEntries;
import com.smallbiz.application.port.in.ListConsoleUsers;
import com.smallbiz.application.port.in.LogIn;
import com.smallbiz.application.port.in.LogOut;
import com.smallbiz.application.port.in.RemoveConsoleUser;
import com.smallbiz.application.port.in.UnlockConsoleUser;
import com.smallbiz.application.port.out.PasswordHasher;
import com.smallbiz.application.port.out.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.ITemplateEngine;

/** The pages by which one gets in, and those that say who did what and who may. */
@Configuration(proxyBeanMethods = false)
class AccessPagesConfiguration {

  @Bean
  PasswordHasher passwordHasher() {
    return new BcryptPasswordHasher(BcryptPasswordHasher.STRENGTH);
  }

  @Bean
  LoginController loginController(
      LogIn logIn,
      LogOut logOut,
      SessionCookie cookie,
      CsrfCookies csrf,
      RateLimiter limiter,
      @Qualifier("limitedSubjects") Function<HttpServletRequest, String> subjects) {
    return new LoginController(logIn, logOut, cookie, csrf, limiter, subjects);
  }

  @Bean
  AuditController auditController(ListAuditEntries listAuditEntries) {
    return new AuditController(listAuditEntries);
  }

  @Bean
  UserController userController(
      ListConsoleUsers listUsers,
      CreateConsoleUser createUser,
      ChangeConsoleRole changeRole,
      ChangeConsolePassword changePassword,
      ChangeOwnConsolePassword changeOwnPassword,
      UnlockConsoleUser unlockUser,
      RemoveConsoleUser removeUser,
      Buttons buttons) {
    return new UserController(
        listUsers,
        createUser,
        changeRole,
        changePassword,
        changeOwnPassword,
        unlockUser,
        removeUser,
        buttons);
  }

  @Bean
  SidekiqController sidekiqController() {
    return new SidekiqController();
  }

  @Bean
  ErrorPage errorPage(ITemplateEngine templates, PageHeaders headers, Assets assets) {
    return new ErrorPage(templates, headers, assets);
  }
}
