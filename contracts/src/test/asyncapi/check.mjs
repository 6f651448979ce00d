// Checks an AsyncAPI document with the official parser; prints its errors and exits with 1 if there are any.
import { Parser, fromFile } from '@asyncapi/parser';

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const errors = diagnostics.filter((d) => d.severity === 0);
errors.forEach((e) => console.log(`${e.path.join('/')}: ${e.message}`));
if (!document || errors.length > 0) {
  process.exit(1);
}
console.log(`${document.allChannels().length} channels, no error`);
