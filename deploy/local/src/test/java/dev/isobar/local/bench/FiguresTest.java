package dev.isobar.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.isobar.local.bench.ceiling.ProducerCeiling;
import dev.isobar.local.bench.load.ArticleCounter;
import dev.isobar.local.bench.load.LoadGenerator;
import dev.isobar.local.bench.load.ThroughputResult;
import dev.isobar.local.bench.process.ProcessCost;
import dev.isobar.local.bench.process.ProcessUsage;
import dev.isobar.local.bench.process.ThreadTimes;
import dev.isobar.local.measure.Percentiles;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void percentilesAreByNearestRank() {
    double[] hundred = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
    assertThat(Percentiles.of(hundred, 3)).isEqualTo(new Percentiles(100, 3, 50, 90, 99, 100));
    assertThat(Percentiles.of(new double[] {7}, 0)).isEqualTo(new Percentiles(1, 0, 7, 7, 7, 7));
    assertThat(Percentiles.of(new double[0], 2)).isEqualTo(new Percentiles(0, 2, 0, 0, 0, 0));
  }

  @Test
  void ratesIncludeTheDrain() {
    ThroughputResult flow =
        ThroughputResult.of(
            List.of(
                new ThroughputResult.Sample(0, 0, 0, 0, 0, 0),
                new ThroughputResult.Sample(1, 900, 0, 500, 300, 0),
                new ThroughputResult.Sample(2, 2000, 10, 1500, 1000, 0),
                new ThroughputResult.Sample(4, 2000, 10, 1999, 1999, 1),
                new ThroughputResult.Sample(5, 2000, 10, 1999, 1999, 1)),
            2);
    assertThat(flow.acceptedPerSecond()).isEqualTo(1000);
    assertThat(flow.visiblePerSecond()).isEqualTo(1999 / 4.0);
    assertThat(flow.medianVisiblePerSecond()).isEqualTo(499.5);
    assertThat(flow.drainSeconds()).isEqualTo(2);
    assertThat(flow.refused()).isEqualTo(10);
  }

  @Test
  void deadLettersCountAsProcessed() {
    assertThat(new ThroughputResult.Sample(1, 10, 0, 9, 9, 1).drained()).isTrue();
    assertThat(new ThroughputResult.Sample(1, 10, 0, 10, 9, 0).drained()).isFalse();
  }

  @Test
  void processorTimeIsThatOfTheProcessAndItsEndedChildren() {
    String stat = "7 (a) b (c)) S 1 7 7 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0 5 6 7";
    assertThat(ProcessUsage.cpuMillis(stat)).isEqualTo(1270);
  }

  @Test
  void memoryIsInKilobytes() {
    List<String> status = List.of("Name:\tjava", "VmRSS:\t  2048 kB");
    assertThat(ProcessUsage.kilobytes(status, "VmRSS:")).isEqualTo(2 << 20);
    assertThat(ProcessUsage.kilobytes(status, "Pss:")).isZero();
  }

  @Test
  void costIsByArticle() {
    ProcessCost cost =
        ProcessCost.of(
            "broker",
            new ProcessUsage(1000, 9 << 20, 8 << 20),
            new ProcessUsage(2000, 0, 0),
            new ProcessUsage(5000, 0, 16 << 20),
            1500);
    assertThat(cost).isEqualTo(new ProcessCost("broker", 8, 16, 3, 2));
  }

  @Test
  void threadsAreCountedByKind() {
    assertThat(ThreadTimes.kind("C2 CompilerThre\n")).isEqualTo("C# CompilerThre");
    assertThat(ThreadTimes.since(Map.of("a", 10L), Map.of("a", 30L, "b", 5L)))
        .isEqualTo(Map.of("a", 20L, "b", 5L));
  }

  @Test
  void cursorsAreSummed() {
    assertThat(ArticleCounter.offsets("v1_0-123.1-456.11-1")).isEqualTo(580);
    assertThat(ArticleCounter.offsets("v2_5f0c11d2_0-123.1-456~00c0ffee-789")).isEqualTo(579);
    assertThat(ArticleCounter.offsets("v1_")).isZero();
  }

  @Test
  void aReceiptIsALineWithStatus202() {
    String answer =
        """
        {"line":1,"id":"a","revision":1,"feed":"f","status":202}
        {"line":2,"type":"https://isobar.dev/problems/overloaded","status":429}
        """;
    assertThat(LoadGenerator.receipts(answer)).isEqualTo(1);
  }

  @Test
  void thePerfToolsRateIsRead() {
    String line = "60000 records sent, 21345.6 records/sec (61.07 MB/sec), 3.25 ms avg latency";
    assertThat(ProducerCeiling.perSecond(line)).isCloseTo(21345.6, within(0.01));
    assertThatThrownBy(() -> ProducerCeiling.perSecond("no such option"))
        .hasMessageContaining("no such option");
  }
}
