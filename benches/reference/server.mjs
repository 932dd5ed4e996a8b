// What Rekey's speed is measured against: Keygen's webhook verified and answered, and two of Rekey's pages, in Express as its guides show it.
// Nothing is stored, nothing is looked up, nothing is mailed. Usage: node server.mjs PORT PUBLIC_KEY_IN_HEX
import { createHash, createHmac, createPublicKey, randomBytes, randomUUID, verify } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express from "express";

const [port, publicKey] = process.argv.slice(2);
const root = fileURLToPath(new URL("../..", import.meta.url));
const key = createPublicKey({
  key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(publicKey, "hex")]),
  format: "der",
  type: "spki",
});

const app = express();
app.set("views", fileURLToPath(new URL("views", import.meta.url)));
app.set("view engine", "ejs");

app.post("/webhooks/keygen", express.raw({ type: "*/*" }), (request, response) => {
  const parameters = Object.fromEntries(
    (request.get("Keygen-Signature") ?? "").split(/,\s*/).map((part) => part.match(/^(\w+)="(.*)"$/)?.slice(1) ?? []),
  );
  const date = request.get("Keygen-Date") ?? "";
  const lines = [
    `(request-target): post ${request.originalUrl}`,
    `host: ${request.hostname}`,
    `date: ${date}`,
    `digest: sha-256=${createHash("sha256").update(request.body).digest("base64")}`,
  ].join("\n");
  const fresh = Math.abs(Date.now() - Date.parse(date)) < 300_000;
  if (!fresh || !verify(null, Buffer.from(lines), key, Buffer.from(parameters.signature ?? "", "base64"))) {
    return response.status(401).end();
  }
  const event = JSON.parse(request.body).data.attributes;
  if (event.event === "user.password-reset") JSON.parse(event.payload);
  response.status(204).end();
});

const texts = Object.fromEntries(
  readFileSync(`${root}/locales/en/pages.ftl`, "utf8")
    .split("\n")
    .map((line) => line.match(/^([a-z-]+) = (.*)$/)?.slice(1))
    .filter((pair) => pair),
);
const names = (tag) => new Intl.DisplayNames([tag], { type: "language" }).of(tag);
const page = {
  brand: "Acme",
  style: readFileSync(`${root}/static/app.css`, "utf8"),
  script: readFileSync(`${root}/static/app.js`, "utf8"),
  languages: readdirSync(`${root}/locales`).map((tag) => ({ tag, name: names(tag) })),
  text: (id, values = {}) =>
    texts[id].replace(/\{ \$([a-z]+) \}/g, (_, name) => ({ brand: "Acme", ...values })[name] ?? ""),
};

app.use((_, response, next) => {
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  page.policy ??= `default-src 'none'; script-src ${hash(page.script)}; style-src ${hash(page.style)}; img-src 'self' data:; form-action 'self'`;
  response.set({
    "content-security-policy": page.policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    "x-request-id": randomUUID(),
  });
  next();
});

const secret = randomBytes(32);
app.get("/reset", (request, response) => {
  const form = `${Date.now()}.${randomBytes(8).toString("hex")}`;
  const stamp = createHmac("sha256", secret).update(`${form} ${request.ip}`).digest("base64url");
  response.render("request", { ...page, stamp: `${form}.${stamp}` });
});

app.get("/r/:handle", (request, response) => {
  response.render("reset", { ...page, action: request.path, account: "ada@customer.example" });
});

app.listen(Number(port), "127.0.0.1", () => console.log("ready"));
