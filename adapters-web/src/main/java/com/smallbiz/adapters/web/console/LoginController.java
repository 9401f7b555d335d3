package com.smallbiz.adapters.web.console;

import com.smallbiz.application.console.SessionToken;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.limit.RateLimit;
import com.smallbiz.application.port.in.LogIn;
import com.smallbiz.application.port.in.LogInCommand;
import com.smallbiz.application.port.in.LogOut;
import com.smallbiz.application.port.out.RateLimiter;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way into the console, and out of it. */
@Hidden
@Controller
final class LoginController {

  static final String PATH = "/admin/login";

  /** Of each address: what an office of people who mistype has enough of. */
  static final RateLimit LIMIT = new RateLimit("login", 10, Duration.ofMinutes(1));

  private static final String HOME = "/admin";

  /** Who waits holds a thread: no more than a few may. */
  private static final int LONGEST_QUEUE = 10;

  /**
   * One password is looked at at a time, which is work enough for a processor: whoever floods the
   * login gets in the way of logins, and of nothing else.
   */
  private final Semaphore turn = new Semaphore(1, true);

  private final LogIn logIn;
  private final LogOut logOut;
  private final SessionCookie cookie;
  private final CsrfCookies csrf;
  private final RateLimiter limiter;
  private final Function<HttpServletRequest, String> subjects;

  /**
   * @param subjects whom the limiter counts
   */
  LoginController(
      LogIn logIn,
      LogOut logOut,
      SessionCookie cookie,
      CsrfCookies csrf,
      RateLimiter limiter,
      Function<HttpServletRequest, String> subjects) {
    this.logIn = logIn;
    this.logOut = logOut;
    this.cookie = cookie;
    this.csrf = csrf;
    this.limiter = limiter;
    this.subjects = subjects;
  }

  @GetMapping(PATH)
  String form(
      @RequestParam(defaultValue = HOME) String next, @Nullable Principal user, Model model) {
    if (user != null) {
      return "redirect:" + place(next);
    }
    model.addAttribute("next", place(next));
    return "console/login";
  }

  @PostMapping(PATH)
  String logIn(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = HOME) String next,
      Origin origin,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!waitForTurn()) {
      return refuse(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Too many log in at this moment. Try again in a few seconds.",
          next,
          response,
          model);
    }
    Optional<SessionToken> token;
    try {
      String subject = subjects.apply(request);
      if (!limiter.look(LIMIT, subject).admitted()) {
        return refuse(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many failed from your address. Try again in a minute.",
            next,
            response,
            model);
      }
      token = logIn.logIn(new LogInCommand(name, password, origin));
      if (token.isEmpty()) {
        limiter.take(LIMIT, subject);
        return refuse(
            HttpStatus.FORBIDDEN,
            "Name or password is wrong, or the account is locked for a while.",
            next,
            response,
            model);
      }
    } finally {
      turn.release();
    }
    cookie.write(request, response, token.get().text());
    // What a form had to send along so far might be known to somebody else.
    csrf.saveToken(null, request, response);
    return "redirect:" + place(next);
  }

  @PostMapping("/admin/logout")
  String logOut(Origin origin, HttpServletRequest request, HttpServletResponse response) {
    cookie.read(request).ifPresent(token -> logOut.logOut(token, origin));
    cookie.remove(request, response);
    return "redirect:" + PATH;
  }

  private boolean waitForTurn() {
    try {
      return turn.getQueueLength() < LONGEST_QUEUE && turn.tryAcquire(5, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String refuse(
      HttpStatus status, String error, String next, HttpServletResponse response, Model model) {
    response.setStatus(status.value());
    model.addAttribute("error", error);
    model.addAttribute("next", place(next));
    return "console/login";
  }

  private static String place(String next) {
    return next.startsWith(PATH) ? HOME : Place.within(next, HOME);
  }
}
