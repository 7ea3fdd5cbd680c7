"use strict";
// A client as a browser has it: gRPC-Web over fetch, with the contract from a descriptor set.
//
// Usage: web.cjs DESCRIPTORS TOKEN PARTNERS REPORTING SCHOOLS EVALUATIONS FRAMEWORK [PERSON TOKEN]…    prints what it saw as one JSON document

const fs = require("node:fs");
const { createFileRegistry, fromBinary, fromJson, toJson } = require("@bufbuild/protobuf");
const { FileDescriptorSetSchema } = require("@bufbuild/protobuf/wkt");
const { Code, ConnectError, createClient } = require("@connectrpc/connect");
const { createGrpcWebTransport } = require("@connectrpc/connect-web");
const { decoded, judging, story } = require("./details.cjs");

const [descriptors, token, partnersAt, reportingAt, schoolsAt, evaluationsAt, ...judgedBy] = process.argv.slice(2);
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, fs.readFileSync(descriptors)));
const at = (address) => createGrpcWebTransport({ baseUrl: `http://${address}` });
const services = [
  [registry.getService("sala.partners.v1.PartnersService"), at(partnersAt)],
  [registry.getService("sala.reporting.v1.ReportingService"), at(reportingAt)],
  [registry.getService("sala.schools.v1.SchoolsService"), at(schoolsAt)],
  [registry.getService("sala.evaluations.v1.EvaluationsService"), at(evaluationsAt)],
].map(([service, transport]) => ({ service, client: createClient(service, transport) }));

function serving(name) {
  for (const { service, client } of services) {
    const method = service.methods.find((method) => method.name === name);
    if (method) return { method, run: client[method.localName] };
  }
  throw new Error(`there is no RPC ${name}`);
}

function headers(language, bearer) {
  const sent = new Headers();
  if (bearer) sent.set("authorization", `Bearer ${bearer}`);
  if (language) sent.set("accept-language", language);
  return sent;
}

function refusal(error) {
  const refused = ConnectError.from(error);
  const status = refused.metadata.get("grpc-status-details-bin");
  const code = Code[refused.code].replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  return decoded(code, refused.rawMessage, status && Buffer.from(status, "base64"));
}

const shown = (method, message) => toJson(method.output, message, { registry, alwaysEmitImplicit: true });

async function call(name, request, language, bearer = token) {
  const { method, run } = serving(name);
  let after;
  try {
    const onHeader = (received) => (after = received.get("sala-after") ?? undefined);
    const reply = await run(fromJson(method.input, request, { registry }), { headers: headers(language, bearer), onHeader });
    return { reply: shown(method, reply), after };
  } catch (error) {
    throw refusal(error);
  }
}

async function* watch(request) {
  const { method, run } = serving("WatchPartnerships");
  const gone = new AbortController();
  try {
    const sent = { headers: headers(undefined, token), signal: gone.signal };
    for await (const message of run(fromJson(method.input, request, { registry }), sent)) yield shown(method, message);
  } catch (error) {
    throw refusal(error);
  } finally {
    gone.abort();
  }
}

/** What a browser asks before a page of this origin may call. */
async function preflight(origin) {
  const asked = { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type,x-grpc-web" };
  const url = `http://${partnersAt}/sala.partners.v1.PartnersService/GetOrganisation`;
  const { status, headers } = await fetch(url, { method: "OPTIONS", headers: asked });
  const said = (name) => headers.get(`access-control-${name}`);
  return { status, origin: said("allow-origin"), methods: said("allow-methods"), headers: said("allow-headers") };
}

/** What the page of an allowed origin may read of a refused call. */
async function exposed(origin) {
  const body = new Uint8Array(5);
  const sent = { origin, "content-type": "application/grpc-web+proto", "x-grpc-web": "1" };
  const url = `http://${partnersAt}/sala.partners.v1.PartnersService/GetOrganisation`;
  const { status, headers } = await fetch(url, { method: "POST", headers: sent, body });
  return {
    status,
    origin: headers.get("access-control-allow-origin"),
    exposed: headers.get("access-control-expose-headers"),
    type: headers.get("content-type"),
    grpcStatus: headers.get("grpc-status"),
  };
}

async function main() {
  const saw = await story({ call, watch, judged: judging(judgedBy) });
  saw.allowed = await preflight("https://app.example.org");
  saw.foreign = await preflight("https://elsewhere.example.org");
  saw.refusedAtTheDoor = await exposed("https://app.example.org");
  console.log(JSON.stringify(saw));
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
