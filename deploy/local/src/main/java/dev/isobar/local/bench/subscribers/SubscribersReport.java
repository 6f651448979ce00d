package dev.isobar.local.bench.subscribers;

import static dev.isobar.local.table.TextTable.Align.LEFT;
import static dev.isobar.local.table.TextTable.Align.RIGHT;

import dev.isobar.local.measure.Machine;
import dev.isobar.local.measure.Percentiles;
import dev.isobar.local.table.TextTable;
import java.util.Locale;

/**
 * Holds the figures of many subscribers on one replica.
 *
 * @param clients the streams that were open
 * @param stalled those of them that read nothing
 * @param queries the saved queries that were stored beside them, each with an alert
 * @param cutOff how often the service closed a stream
 * @param residentKilobytes the memory that the process of the service got, by client
 * @param heapKilobytes what its heap holds after a collection, by client; null if that is not known
 * @param delays milliseconds from the acceptance of an article to its arrival at a client
 * @param deliveriesPerCore events sent in a second of processor time of the whole service, while a
 *     backlog was sent
 * @param streamDeliveriesPerCore the same, of the threads that send streams
 * @param deliveries events that were sent meanwhile
 */
public record SubscribersReport(
    Machine machine,
    int clients,
    int stalled,
    int queries,
    int cutOff,
    double residentKilobytes,
    Double heapKilobytes,
    Percentiles delays,
    double deliveriesPerCore,
    double streamDeliveriesPerCore,
    long deliveries) {

  /** Returns the report as text. */
  public String table() {
    TextTable table = new TextTable(LEFT, RIGHT, RIGHT);
    table.row("", "measured", "asked");
    table.row("clients, each with its filter", whole(clients), "5000");
    table.row("of them stalled", whole(stalled), "10 %");
    table.row("closed because they stalled", whole(cutOff), "");
    table.row("saved queries, each with an alert", whole(queries), "10000");
    table.row("memory of a client, resident (kB)", format("%.1f", residentKilobytes), "30");
    if (heapKilobytes != null) {
      table.row("memory of a client, heap (kB)", format("%.1f", heapKilobytes), "");
    }
    table.row("deliveries a second and core, whole service", format("%.0f", deliveriesPerCore), "");
    table.row(
        "deliveries a second and core, streams", format("%.0f", streamDeliveriesPerCore), "10000");
    table.row("accept to client, p50 (ms)", format("%.0f", delays.p50()), "");
    table.row("accept to client, p99 (ms)", format("%.0f", delays.p99()), "200");
    table.row("deliveries that were timed", whole(delays.count()), "");
    return machine.inWords() + "\n\n" + table;
  }

  private static String whole(long number) {
    return format("%d", number);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
