// Receives webhooks of Isobar on port 9001 and checks their signatures: node verify-webhook.mjs whsec_...
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

/** Returns the message; throws if it is not from Isobar. The body is a Buffer, as it came. */
export function verify(secret, headers, body) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) throw new Error("too old or too new");
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  const fits = (sent) => {
    const bytes = Buffer.from(sent.replace(/^v1,/, ""), "base64");
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  };
  if (!(signatures ?? "").split(" ").some(fits)) throw new Error("wrong signature");
  return JSON.parse(body);
}

const seen = new Set();

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  try {
    const message = verify(process.argv[2], request.headers, Buffer.concat(parts));
    if (!seen.has(request.headers["webhook-id"])) console.log(message.type, message.data);
    seen.add(request.headers["webhook-id"]);
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(400).end(error.message);
  }
}).listen(9001, "localhost");
