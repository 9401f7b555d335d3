package com.smallbiz.application.usecase;

import com.smallbiz.application.key.ApiKey;
import com.smallbiz.application.key.ApiKeyId;
import com.smallbiz.application.key.ApiKeySecret;
import com.smallbiz.application.key.NewApiKey;
import com.smallbiz.application.key.Scope;
import com.smallbiz.application.port.in.CreateApiKey;
import com.smallbiz.application.port.in.CreateApiKeyCommand;
import com.smallbiz.application.port.in.CreatedApiKey;
import com.smallbiz.application.port.in.ListApiKeys;
import com.smallbiz.application.port.in.RevokeApiKey;
import com.smallbiz.application.port.out.ApiKeys;
import com.smallbiz.application.port.out.Ids;
import com.smallbiz.domain.validation.Rule;
import com.smallbiz.domain.validation.Validation;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives keys out and takes them back. */
public final class ApiKeyAdministration implements CreateApiKey, ListApiKeys, RevokeApiKey {

  public static final int MAX_NAME = 100;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3650);

  private static final String SCOPES =
      Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));

  private final ApiKeys apiKeys;
  private final Ids ids;
  private final RandomGenerator random;

  /**
   * @param random must be unpredictable: what it gives becomes the keys
   */
  public ApiKeyAdministration(ApiKeys apiKeys, Ids ids, RandomGenerator random) {
    this.apiKeys = apiKeys;
    this.ids = ids;
    this.random = random;
  }

  @Override
  public CreatedApiKey create(CreateApiKeyCommand command) {
    var validation = new Validation();
    String name = validation.requiredText("name", command.name(), MAX_NAME);
    Set<Scope> scopes = scopes(validation, command.scopes());
    checkTimeToLive(validation, command.timeToLive());
    validation.throwIfBroken();
    var secret = ApiKeySecret.generate(random);
    ApiKey key =
        apiKeys.add(
            new NewApiKey(
                new ApiKeyId(ids.next()),
                name,
                secret.digest(),
                secret.lastFour(),
                scopes,
                command.timeToLive()));
    return new CreatedApiKey(key, secret);
  }

  @Override
  public List<ApiKey> list() {
    return apiKeys.all();
  }

  @Override
  public boolean revoke(ApiKeyId id) {
    return apiKeys.revoke(id);
  }

  private static Set<Scope> scopes(Validation validation, List<String> texts) {
    var scopes = EnumSet.noneOf(Scope.class);
    if (texts.isEmpty()) {
      validation.reject("scopes", Rule.REQUIRED, "is required");
    }
    for (int i = 0; i < texts.size(); i++) {
      String field = "scopes/" + i;
      Scope.of(texts.get(i))
          .ifPresentOrElse(
              scopes::add,
              () -> validation.reject(field, Rule.INVALID_FORMAT, "must be one of " + SCOPES));
    }
    return scopes;
  }

  private static void checkTimeToLive(Validation validation, @Nullable Duration timeToLive) {
    if (timeToLive != null
        && (timeToLive.compareTo(SHORTEST) < 0 || timeToLive.compareTo(LONGEST) > 0)) {
      validation.reject(
          "timeToLive",
          Rule.OUT_OF_RANGE,
          "must be between a second and %d days".formatted(LONGEST.toDays()));
    }
  }
}
