// Signs webhooks ahead of a run, as requests ready to be sent. Usage: node events.mjs FOLDER PORT COUNT
// Writes: key (the public key in hex, with the account), and one file of requests for each kind.
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto";
import { createWriteStream, writeFileSync } from "node:fs";

const [folder, port, count] = process.argv.slice(2);
const account = randomUUID();
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const forger = generateKeyPairSync("ed25519").privateKey;
const date = new Date().toUTCString();
const created = new Date().toISOString();

// The members that Keygen really sends, so that parsing costs what it costs.
function event(kind, number) {
  const user = randomUUID();
  const related = (path) => ({ links: { related: `/v1/accounts/${account}/users/${user}/${path}` } });
  const payload = {
    data: {
      id: user,
      type: "users",
      attributes: {
        fullName: "Ada Lovelace",
        firstName: "Ada",
        lastName: "Lovelace",
        email: `${number}.${randomBytes(4).toString("hex")}@customer.example`,
        status: "ACTIVE",
        role: "user",
        permissions: ["account.read", "license.read", "license.validate", "machine.create", "machine.read", "user.read"],
        metadata: {},
        created,
        updated: created,
      },
      relationships: {
        account: { links: { related: `/v1/accounts/${account}` }, data: { type: "accounts", id: account } },
        environment: { links: { related: null }, data: null },
        group: { links: related("group").links, data: null },
        products: related("products"),
        licenses: related("licenses"),
        machines: related("machines"),
        tokens: related("tokens"),
      },
      links: { self: `/v1/accounts/${account}/users/${user}` },
    },
    meta: { passwordResetToken: `reset-${randomBytes(33).toString("base64url")}` },
  };
  return JSON.stringify({
    data: {
      id: randomUUID(),
      type: "webhook-events",
      attributes: {
        endpoint: `http://127.0.0.1:${port}/webhooks/keygen`,
        payload: JSON.stringify(payload),
        event: kind,
        status: "DELIVERING",
        lastResponseCode: null,
        lastResponseBody: null,
        apiVersion: "1.8",
        created,
        updated: created,
      },
      relationships: { account: { links: { related: `/v1/accounts/${account}` }, data: { type: "accounts", id: account } } },
      links: { self: `/v1/accounts/${account}/webhook-events/${randomUUID()}` },
      meta: { idempotencyToken: randomBytes(32).toString("hex") },
    },
  });
}

function request(body, forged) {
  const digest = `sha-256=${createHash("sha256").update(body).digest("base64")}`;
  const lines = `(request-target): post /webhooks/keygen\nhost: 127.0.0.1\ndate: ${date}\ndigest: ${digest}`;
  const signature = sign(null, Buffer.from(lines), forged ? forger : privateKey);
  const head = [
    "POST /webhooks/keygen HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "User-Agent: Keygen/1.8 (+https://keygen.sh/docs/api/webhooks/)",
    "Content-Type: application/json",
    `Date: ${date}`,
    `Digest: ${digest}`,
    `Keygen-Date: ${date}`,
    `Keygen-Digest: ${digest}`,
    `Keygen-Signature: keyid="${account}", algorithm="ed25519", signature="${signature.toString("base64")}", headers="(request-target) host date digest"`,
    "Keygen-Version: 1.8",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

async function write(name, number, make) {
  const file = createWriteStream(`${folder}/${name}`);
  for (let i = 0; i < number; i++) {
    const text = make(i);
    // Each with its length before it, for the script of wrk.
    if (!file.write(`${String(Buffer.byteLength(text)).padStart(8)}${text}`)) await new Promise((drained) => file.once("drain", drained));
  }
  await new Promise((closed) => file.end(closed));
}

writeFileSync(`${folder}/account`, account);
writeFileSync(`${folder}/key`, publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex"));
await write("accepted", Number(count), (i) => request(event("user.password-reset", i)));
await write("ignored", 1000, (i) => request(event("license.created", i)));
await write("forged", 1000, (i) => request(event("user.password-reset", i), true));
