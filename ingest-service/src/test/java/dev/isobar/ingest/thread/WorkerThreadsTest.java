package dev.isobar.ingest.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {
  @Test
  void stopInterruptsWhatRunsAndDropsWhatWaits() throws Exception {
    WorkerThreads threads = new WorkerThreads("worker-test", 1);
    CompletableFuture<String> interrupted = new CompletableFuture<>();
    CompletableFuture<String> dropped = new CompletableFuture<>();
    CountDownLatch running = new CountDownLatch(1);
    threads.execute(
        () -> {
          running.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.complete(Thread.currentThread().getName());
          }
        });
    threads.execute(() -> dropped.complete("ran"));
    running.await();
    assertThat(threads.isStopped()).isFalse();

    threads.stop();

    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isEqualTo("worker-test");
    assertThat(threads.isStopped()).isTrue();
    assertThat(threads.execute(() -> dropped.complete("ran"))).isFalse();
    assertThat(dropped).isNotDone();
  }
}
