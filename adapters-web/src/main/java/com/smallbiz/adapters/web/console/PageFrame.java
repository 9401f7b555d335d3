package com.smallbiz.adapters.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows, whatever is in it: templates know it as {@code frame}. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
final class PageFrame {

  /**
   * @param nonce of the answer, for scripts and styles
   * @param user who is logged in
   * @param operator whether there are buttons for them
   */
  record Frame(String nonce, @Nullable String user, boolean operator) {}

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request, @Nullable Principal user) {
    return new Frame(PageHeaders.nonce(request), user == null ? null : user.getName(), true);
  }
}
