/*
 * Stream cursors, such as `v2_5f0c11d2_0-123.1-456`: for each partition of the Kafka topic the next
 * offset, and the epoch of the topic.
 */

/** Whether `cursor` is at or after `other` in every partition; false if they cannot be compared. */
export function reaches(cursor, other) {
  const one = parse(cursor);
  const two = parse(other);
  if (!one || !two || (one.epoch && two.epoch && one.epoch !== two.epoch)) {
    return false;
  }
  return [...two.offsets].every(([partition, offset]) => (one.offsets.get(partition) ?? 0) >= offset);
}

function parse(text) {
  const parts = /^(?:v1|v2_([0-9a-f]{8}))_([0-9.-]*)$/.exec(text ?? '');
  if (!parts) {
    return null;
  }
  const offsets = parts[2] ? parts[2].split('.').map((one) => one.split('-').map(Number)) : [];
  return { epoch: parts[1] ?? null, offsets: new Map(offsets) };
}
