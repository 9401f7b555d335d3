package com.smallbiz.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.smallbiz.application.testkit.Claims;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;

/** The operator's file says where Redis is; what must not be otherwise is not its to say. */
class RedissonYamlTest {

  @Test
  void aClusterIsReadFromMastersAsText() {
    Config config =
        RedissonYaml.read(
            """
            codec: !<org.redisson.codec.SerializationCodec> {}
            nettyThreads: 7
            clusterServersConfig:
              nodeAddresses:
                - "redis://10.0.0.1:7000"
                - "redis://10.0.0.2:7000"
              readMode: SLAVE
              timeout: 4321
            """);

    assertThat(config.getCodec()).isInstanceOf(StringCodec.class);
    assertThat(config.getNettyThreads()).isEqualTo(7);
    assertThat(config.isLazyInitialization()).isTrue();
    var servers = config.useClusterServers();
    assertThat(servers.getNodeAddresses())
        .isEqualTo(List.of("redis://10.0.0.1:7000", "redis://10.0.0.2:7000"));
    assertThat(servers.getReadMode()).isEqualTo(ReadMode.MASTER);
    assertThat(servers.getTimeout()).isEqualTo(4321);
    assertThat(servers.getConnectTimeout()).isEqualTo(1_500);
    assertThat(servers.getRetryAttempts()).isEqualTo(1);
    assertThat(servers.getRetryDelay()).isInstanceOf(ConstantDelay.class);
    assertThat(servers.getMasterConnectionPoolSize()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sentinelServersConfig: {masterName: m, sentinelAddresses: [\"redis://10.0.0.1:26379\"]}",
        "replicatedServersConfig: {nodeAddresses: [\"redis://10.0.0.1:6379\"]}",
        "masterSlaveServersConfig: {masterAddress: \"redis://10.0.0.1:6379\"}",
        "singleServerConfig: {address: \"redis://10.0.0.1:6379\", password: s3cret}"
      })
  void theOtherKindsAreTakenToo(String yaml) {
    assertThat(RedissonYaml.read(yaml).getCodec()).isInstanceOf(StringCodec.class);
    assertThat(new RedisSettings(null, yaml)).asString().doesNotContain("s3cret", "10.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "- s3cret",
        "s3cret: [",
        "threads: 4",
        "singleServerConfig: s3cret",
        "singleServerConfig: {timeout: s3cret}"
      })
  void whatIsNoSuchFileIsRefusedWithoutBeingShown(String yaml) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RedisSettings(null, yaml))
        .withMessageNotContaining("s3cret")
        .withNoCause();
  }

  @Test
  void theQueueWorksOverIt() {
    try (RedisServer redis = RedisServer.start()) {
      RedissonClient client =
          RedisClients.forCommands(
              new RedisSettings(
                  null, "singleServerConfig: {address: \"%s\"}".formatted(redis.url())));
      try {
        var queue = new RedissonJobQueue(client, Duration.ofSeconds(30));

        assertThat(WorkersFixture.handIn(queue, 3)).hasSize(3);
        assertThat(Claims.take(queue, "default", 5)).hasSize(3);
      } finally {
        client.shutdown();
      }
    }
  }
}
