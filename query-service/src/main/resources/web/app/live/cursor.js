/*
 * Stream cursors, such as `v2_5f0c11d2_0-123.1-456`: for each partition of the Kafka topic the next
 * offset, and the epoch of the topic. A partition without offset is read from its start. That of a
 * snapshot also has the position of the view, behind `~`, which streams of articles do not need.
 */
const CURSOR = /^(?:v1|v2_([0-9a-f]{8}))_([0-9.-]*)(?:~[0-9a-f]{8}-\d+)?$/;

/** Whether `cursor` is at or after `other` in every partition; false if they cannot be compared. */
export function reaches(cursor, other) {
  const [one, two] = comparable(cursor, other);
  return Boolean(one) && [...two.offsets].every(([partition, offset]) => (one.offsets.get(partition) ?? 0) >= offset);
}

/** The latest cursor that both others are at or after; null if they cannot be compared. */
export function earlier(cursor, other) {
  const [one, two] = comparable(cursor, other);
  if (!one) {
    return null;
  }
  const epoch = one.epoch ?? two.epoch;
  const offsets = [...one.offsets]
    .filter(([partition]) => two.offsets.has(partition))
    .map(([partition, offset]) => `${partition}-${Math.min(offset, two.offsets.get(partition))}`);
  return `${epoch ? `v2_${epoch}` : 'v1'}_${offsets.join('.')}`;
}

function comparable(cursor, other) {
  const both = [parse(cursor), parse(other)];
  const [one, two] = both;
  return one && two && !(one.epoch && two.epoch && one.epoch !== two.epoch) ? both : [];
}

function parse(text) {
  const parts = CURSOR.exec(text ?? '');
  if (!parts) {
    return null;
  }
  const offsets = parts[2] ? parts[2].split('.').map((one) => one.split('-').map(Number)) : [];
  return { epoch: parts[1] ?? null, offsets: new Map(offsets) };
}
