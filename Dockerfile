# syntax=docker/dockerfile:1

# The jar, built from the sources as CI builds it, and taken apart into layers.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/maven mvn -B -ntp -Dmaven.repo.local=/maven -DskipTests package
RUN java -Djarmode=tools -jar bootstrap/target/small-biz-api.jar extract --layers --destination layers

# JDK 25: virtual threads without pinning, see docs/decisions/0010-the-line-of-versions.md.
FROM eclipse-temurin:25-jre-alpine
RUN adduser -S -u 10001 smallbiz
USER 10001
WORKDIR /app
# The layers in the order of how seldom they change.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
EXPOSE 3000
# Takes the jar's commands too: docker run IMAGE keys list.
# A JVM that is out of memory is replaced, not kept half alive.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "small-biz-api.jar"]
