import { answerOf } from '../api.js';
import { append } from '../router.js';

/** The most articles of a page of the REST interface. */
const LIMIT = 1000;

export const FORMATS = { CSV: 'text/csv', NDJSON: 'application/x-ndjson' };

/**
 * Downloads the newest articles of a request as a file.
 *
 * @throws Problem
 */
export async function download(format, request) {
  const params = append(new URLSearchParams(), request);
  params.set('limit', LIMIT);
  params.delete('highlight');
  if (format === 'CSV') {
    // So that spreadsheets show Chinese.
    params.set('bom', 'true');
  }
  const answer = await answerOf('GET', 'articles', params, { headers: { Accept: FORMATS[format] } });
  const file = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = file;
  link.download = `isobar.${format.toLowerCase()}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), 10000);
}
