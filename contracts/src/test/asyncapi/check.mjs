// Reads an AsyncAPI document with the official parser; prints what is wrong and exits 1 if anything is.
import { Parser, fromFile } from '@asyncapi/parser';

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const errors = diagnostics.filter((d) => d.severity === 0);
errors.forEach((e) => console.log(`${e.path.join('/')}: ${e.message}`));
if (!document || errors.length > 0) {
  process.exit(1);
}
console.log(`${document.allChannels().length} channels, no error`);
