"use strict";
// A client on @grpc/grpc-js, which reads the .proto files when it runs.
//
// Usage: grpcjs.cjs PROTO TOKEN PARTNERS REPORTING SCHOOLS EVALUATIONS FRAMEWORK [PERSON TOKEN]…    prints what it saw as one JSON document
//        grpcjs.cjs PROTO TOKEN PARTNERS                      two calls for every line on standard input, see retry()

const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const { randomUUID } = require("node:crypto");
const grpc = require("@grpc/grpc-js");
const { loadSync } = require("@grpc/proto-loader");
const { decoded, foundation, judging, story } = require("./details.cjs");

const [proto, token, partnersAt, reportingAt, schoolsAt, evaluationsAt, ...judgedBy] = process.argv.slice(2);
const options = { includeDirs: [proto], longs: String, enums: String, defaults: true, oneofs: true };
const services = ["partners", "reporting", "schools", "evaluations"].map((name) => `sala/${name}/v1/${name}_service.proto`);
const house = grpc.loadPackageDefinition(loadSync(services, options)).sala;
const config = { "grpc.service_config": fs.readFileSync(path.join(proto, "service_config.json"), "utf8") };
const insecure = grpc.credentials.createInsecure();
const partners = new house.partners.v1.PartnersService(partnersAt, insecure, config);
const reporting = reportingAt && new house.reporting.v1.ReportingService(reportingAt, insecure, config);
const schools = schoolsAt && new house.schools.v1.SchoolsService(schoolsAt, insecure, config);
const evaluations = evaluationsAt && new house.evaluations.v1.EvaluationsService(evaluationsAt, insecure, config);
// What an app is without the service config.
const impatient = new house.partners.v1.PartnersService(partnersAt, insecure, { "grpc.enable_retries": 0, "grpc.use_local_subchannel_pool": 1 });

const serving = (method) => [partners, reporting, schools, evaluations].find((client) => client?.[method]);

function metadata(language, bearer) {
  // grpc-js takes the retries from the service config, but not this.
  const headers = new grpc.Metadata({ waitForReady: true });
  if (bearer) headers.set("authorization", `Bearer ${bearer}`);
  if (language) headers.set("accept-language", language);
  return headers;
}

function refusal(error) {
  const code = Object.keys(grpc.status).find((name) => grpc.status[name] === error.code);
  return decoded(code, error.details, error.metadata?.get("grpc-status-details-bin")[0]);
}

/** A field mask is written as JSON has it; proto-loader wants the message. */
const mask = (request) => (request.updateMask ? { ...request, updateMask: { paths: request.updateMask.split(",") } } : request);

function call(method, request, language, bearer = token) {
  return new Promise((resolve, reject) => {
    let after;
    const answered = (error, reply) => (error ? reject(refusal(error)) : resolve({ reply, after }));
    const running = serving(method)[method](mask(request), metadata(language, bearer), answered);
    running.on("metadata", (headers) => {
      after = headers.get("sala-after")[0];
    });
  });
}

async function* watch(request) {
  const stream = reporting.WatchPartnerships(request, metadata(undefined, token));
  // Breaking off is an error of the stream too, when nobody listens any more.
  stream.on("error", () => {});
  try {
    for await (const message of stream) yield message;
  } catch (error) {
    throw refusal(error);
  } finally {
    stream.cancel();
  }
}

/** The same kind of call without the service config and with it, for every line. */
async function retry() {
  const headers = new grpc.Metadata();
  headers.set("authorization", `Bearer ${token}`);
  const once = (request) =>
    new Promise((resolve) => impatient.CreateOrganisation(request, headers, (error, reply) => resolve(error ? refusal(error) : reply)));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = () => ({ requestId: randomUUID(), organisation: foundation(line) });
    console.log(JSON.stringify(await once(request())));
    console.log(JSON.stringify(await call("CreateOrganisation", request()).then(({ reply }) => reply, (refused) => refused)));
  }
}

(schoolsAt ? story({ call, watch, judged: judging(judgedBy) }).then((saw) => console.log(JSON.stringify(saw))) : retry()).then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
