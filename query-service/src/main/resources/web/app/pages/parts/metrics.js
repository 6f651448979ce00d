/* Metrics in the text format of Prometheus, as `/q/metrics` has them. */
const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** The samples of a text: `[{ name, labels, value }]`. */
export function samplesOf(text) {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => LINE.exec(line))
    .filter(Boolean)
    .map(([, name, labels, value]) => ({
      name,
      labels: Object.fromEntries([...(labels ?? '').matchAll(LABEL)].map(([, label, text]) => [label, text])),
      value: Number(value),
    }));
}

/** The sum of the samples with this name and these labels; 0 without any. */
export function sumOf(samples, name, labels = {}) {
  return samples
    .filter((one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value))
    .reduce((sum, one) => sum + (Number.isFinite(one.value) ? one.value : 0), 0);
}
