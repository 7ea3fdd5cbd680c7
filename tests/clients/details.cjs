"use strict";
// What both clients in JavaScript need: the details of a refused call, and the story that every client tells.

const { randomUUID } = require("node:crypto");
const protobuf = require("protobufjs");

// The part of google.rpc that Sala speaks; an app takes it from its own package of google's common protos.
const rpc = protobuf.parse(`
  syntax = "proto3";
  package google.rpc;
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
  message LocalizedMessage { string locale = 1; string message = 2; }
  message BadRequest {
    message FieldViolation { string field = 1; string description = 2; string reason = 3; LocalizedMessage localized_message = 4; }
    repeated FieldViolation field_violations = 1;
  }
  message RequestInfo { string request_id = 1; string serving_data = 2; }
  message Duration { int64 seconds = 1; int32 nanos = 2; }
  message RetryInfo { Duration retry_delay = 1; }
`).root;

const plain = (type, bytes) => type.toObject(type.decode(bytes), { longs: String, defaults: true });

/** Everything that a refused call says, each detail by its type. `status` is the trailer `grpc-status-details-bin`. */
function decoded(code, message, status) {
  const found = { code, message };
  if (!status) return found;
  const { code: number, details } = plain(rpc.lookupType("google.rpc.Status"), status);
  found.status_code = number;
  for (const detail of details) {
    const name = detail.type_url ?? detail.typeUrl;
    const type = rpc.lookupType(name.slice(name.lastIndexOf("/") + 1));
    found[type.name] = plain(type, detail.value);
  }
  return found;
}

const foundation = (name, more = {}) => ({
  kind: "ORGANISATION_KIND_FOUNDATION",
  names: [{ kind: "NAME_KIND_OFFICIAL", language: "th", text: name }],
  ...more,
});

const memorandum = (ids) => ({
  requestId: randomUUID(),
  agreement: {
    kind: "AGREEMENT_KIND_MOU",
    title: { th: "บันทึกข้อตกลงทดสอบ" },
    objectives: [{ seq: 1, code: "JOINT_WORK", text: { th: "ทำงานร่วมกัน" }, modality: "MODALITY_NOW" }],
  },
  parties: [
    { organisationId: ids[0], side: "PARTY_SIDE_HOST" },
    { organisationId: ids[1], side: "PARTY_SIDE_COUNTERPARTY" },
  ],
});

/**
 * Create, read, turn pages, be refused in every way, read one's own write, watch and resume.
 *
 * `call(method, request, language, token)` gives `{ reply, after }` or throws what `decoded` made; `watch(request)` gives an async
 * iterator of messages whose `return()` breaks the stream off.
 */
async function story({ call, watch }) {
  const saw = {};
  const refused = async (...args) => {
    try {
      return { answered: (await call(...args)).reply };
    } catch (refusal) {
      if (!refusal.code) throw refusal;
      return refusal;
    }
  };
  const made = [];
  let request;
  for (const number of [1, 2, 3]) {
    request = { requestId: randomUUID(), organisation: foundation(`มูลนิธิทดสอบที่ ${number}`) };
    made.push((await call("CreateOrganisation", request)).reply.organisation);
  }
  const ids = made.map((organisation) => organisation.id);
  saw.created = made;
  saw.repeated = (await call("CreateOrganisation", request)).reply.organisation;
  saw.read = (await call("GetOrganisation", { id: ids[0] })).reply.organisation;

  saw.pages = [];
  for (let pageToken = ""; ; ) {
    const page = (await call("ListOrganisations", { pageSize: 2, pageToken, kinds: ["ORGANISATION_KIND_FOUNDATION"] })).reply;
    saw.pages.push(page.organisations.map((organisation) => organisation.id));
    pageToken = page.nextPageToken;
    if (!pageToken) break;
  }

  const broken = foundation("", { codes: [{ scheme: "not a word", value: "1" }], provinceCode: "400" });
  for (const language of ["th", "en", undefined]) {
    saw[`broken_${language ?? "None"}`] = await refused("CreateOrganisation", { organisation: broken }, language);
  }
  const change = { id: ids[0], expectedVersion: "7", organisation: foundation("มูลนิธิทดสอบที่ 4"), updateMask: "names" };
  saw.stale = await refused("UpdateOrganisation", change, "en");
  saw.missing = await refused("GetOrganisation", { id: randomUUID() }, "en");
  saw.nobody = await refused("GetOrganisation", { id: ids[0] }, "en", null);

  saw.board = await board({ call, watch, refused }, ids);
  return saw;
}

/** An agreement is drafted and read back at once; the board tells of it, breaks off, is resumed, and tells of the next one only. */
async function board({ call, watch, refused }, ids) {
  const draft = async () => {
    const { reply, after } = await call("CreateAgreement", memorandum(ids));
    return { id: reply.agreement.id, after };
  };
  const first = await draft();
  const shown = await call("GetPartnership", { agreementId: first.id, after: first.after });
  const saw = { drafted: first.id, after: first.after, shown: shown.reply.partnership.agreementId };
  saw.bad_after = await refused("GetPartnership", { agreementId: first.id, after: "AAAA" }, "en");

  const id = (message) => message.partnership?.agreementId;
  const stream = watch({ after: first.after });
  saw.snapshot = [];
  for await (const message of stream) {
    saw.snapshot.push(message.snapshotComplete ? "complete" : id(message));
    if (message.snapshotComplete) break;
  }
  const following = watch({});
  let token;
  const until = async (messages, wanted) => {
    for await (const message of messages) {
      token = message.resumeToken;
      if (id(message) === wanted) return id(message);
    }
    throw new Error(`the stream ended before it told of ${wanted}`);
  };
  await until(following, first.id);
  const [second, third] = [await draft(), await draft()];
  const resumed = watch({ resumeToken: token });
  saw.second = second.id;
  saw.third = third.id;
  saw.resumed = [];
  for await (const message of resumed) {
    if (id(message)) saw.resumed.push(id(message));
    if (id(message) === third.id) break;
  }
  saw.bad_token = await (async () => {
    try {
      for await (const message of watch({ resumeToken: "AAAA" })) return { answered: message };
    } catch (refusal) {
      return refusal;
    }
  })();
  return saw;
}

module.exports = { decoded, foundation, story };
