package com.smallbiz.adapters.web.console;

import com.smallbiz.application.audit.Press;
import com.smallbiz.application.job.Origin;
import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.port.in.CreateApiKey;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.application.port.in.CreatedApiKey;
import com.smallbiz.application.port.in.ListApiKeys;
import com.smallbiz.application.port.in.RevokeApiKey;
import com.smallbiz.domain.validation.InvalidInput;
import com.smallbiz.domain.validation.Text;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The keys that programs come with: given out, looked at and taken back. */
@Hidden
@Controller
@RequestMapping("/admin/api-keys")
final class ApiKeyPageController {

  private static final int SHOWN_NAME = 100;

  private final ListApiKeys listApiKeys;
  private final CreateApiKey createApiKey;
  private final RevokeApiKey revokeApiKey;
  private final Buttons buttons;
  private final Clock clock;

  ApiKeyPageController(
      ListApiKeys listApiKeys,
      CreateApiKey createApiKey,
      RevokeApiKey revokeApiKey,
      Buttons buttons,
      Clock clock) {
    this.listApiKeys = listApiKeys;
    this.createApiKey = createApiKey;
    this.revokeApiKey = revokeApiKey;
    this.buttons = buttons;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView all() {
    return all(KeyForm.EMPTY);
  }

  /** The newest first. */
  private ModelAndView all(KeyForm form) {
    Instant now = clock.instant();
    List<KeyLine> lines =
        listApiKeys.list().stream()
            .sorted(Comparator.comparing(ApiKey::createdAt).reversed())
            .map(key -> KeyLine.of(key, now))
            .toList();
    return new ModelAndView("console/api-keys").addObject("lines", lines).addObject("form", form);
  }

  /** The key is in this answer, and in no other; a redirection would have to carry it. */
  @PostMapping
  ModelAndView create(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(name = "scope", defaultValue = "") Set<String> scopes,
      @RequestParam KeyForm.Lifetime lifetime,
      Principal user,
      Origin origin) {
    var form = new KeyForm(name, scopes, lifetime, Map.of());
    var command = new CreateApiKeyCommand(name, List.copyOf(scopes), lifetime.duration());
    try {
      CreatedApiKey created =
          buttons.make(
              new Press(user.getName(), "create API key", Text.shorten(name, SHOWN_NAME), origin),
              () -> createApiKey.create(command),
              it -> "The API key %s is created".formatted(title(it.key())));
      return new ModelAndView("console/api-key-created")
          .addObject("key", created.key())
          .addObject("secret", created.secret().text());
    } catch (InvalidInput invalid) {
      return all(form.refused(invalid));
    }
  }

  @PostMapping("/{id}/revoke")
  String revoke(@PathVariable UUID id, Principal user, Origin origin) {
    var key = new ApiKeyId(id);
    return buttons.press(
        new Press(user.getName(), "revoke API key", title(key), origin),
        () ->
            revokeApiKey.revoke(key)
                ? "The API key %s is valid no more, within five seconds".formatted(title(key))
                : "There is no such API key",
        "/admin/api-keys");
  }

  private String title(ApiKeyId id) {
    return listApiKeys.list().stream()
        .filter(key -> key.id().equals(id))
        .findAny()
        .map(ApiKeyPageController::title)
        .orElse(id.toString());
  }

  private static String title(ApiKey key) {
    return "“%s” (…%s)".formatted(key.name(), key.lastFour());
  }
}
