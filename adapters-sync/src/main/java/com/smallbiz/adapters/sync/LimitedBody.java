package com.smallbiz.adapters.sync;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of a body and hangs up on the rest, so that no answer can fill the heap. */
final class LimitedBody implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> beginning = BodySubscribers.ofByteArray();
  private final long limit;
  private long received;
  private Flow.@Nullable Subscription subscription;

  LimitedBody(long limit) {
    this.limit = limit;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    beginning.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (received > limit) {
      return;
    }
    received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    beginning.onNext(buffers);
    if (received > limit && subscription != null) {
      subscription.cancel();
      beginning.onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    beginning.onError(failure);
  }

  @Override
  public void onComplete() {
    beginning.onComplete();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return beginning.getBody();
  }
}
