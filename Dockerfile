# syntax=docker/dockerfile:1

# The jar, built from the sources as CI builds it, and taken apart into layers.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/maven mvn -B -ntp -Dmaven.repo.local=/maven -DskipTests package
RUN java -Djarmode=tools -jar bootstrap/target/small-biz-api.jar extract --layers --destination layers

# What runs it. JDK 25: virtual threads without pinning, see docs/decisions/0010-the-line-of-versions.md.
FROM eclipse-temurin:25-jre-alpine AS runtime
RUN adduser -S -u 10001 smallbiz
WORKDIR /app
# The layers in the order of how seldom they change.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

# Classes loaded and linked beforehand spare half of a start's work. What a start needs is learned from one, with
# servers that live as long as this step. The JVM and the jars must be the very ones that run later.
FROM runtime AS training
RUN apk add --no-cache postgresql18 redis curl
COPY docker/train.sh docker/train-with-servers.sh /
RUN /train-with-servers.sh -XX:AOTCacheOutput=/app/small-biz-api.aot

FROM runtime
COPY --from=training /app/small-biz-api.aot ./
USER 10001
# The C library would otherwise keep a heap for each of many threads.
ENV MALLOC_ARENA_MAX=2
EXPOSE 3000 3001
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s \
  CMD wget -q -O /dev/null "http://127.0.0.1:${MANAGEMENT_SERVER_PORT:-3001}/actuator/health/readiness"
# Takes the jar's commands too: docker run IMAGE keys list.
# Sized for 384 MiB of memory, see docs/performance.md. A JVM that is out of memory is replaced, not
# kept half alive. A cache that does not fit is passed over.
ENTRYPOINT ["java", "-XX:AOTCache=small-biz-api.aot", "-Xmx128m", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=160m", "-XX:ReservedCodeCacheSize=64m", "-XX:+ExitOnOutOfMemoryError", "-jar", "small-biz-api.jar"]
