"use strict";
// What both clients in JavaScript need: the details of a refused call, and the story that every client tells.

const { randomUUID } = require("node:crypto");
const protobuf = require("protobufjs");
const { cycles } = require("./cycles.cjs");

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
 * iterator of messages whose `return()` breaks the stream off; `judged` says by which rubric and by whom schools are judged.
 */
async function story({ call, watch, judged }) {
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
  saw.schools = await schools({ call, refused });
  saw.cycles = await cycles({ call, refused }, { province: saw.schools.province, schools: saw.schools.made }, judged);
  return saw;
}

/** A school as it is registered. */
const privateSchool = (number, name, more = {}) => ({
  codes: [{ scheme: "LOCAL", value: `OPEC-${number}` }],
  name: { th: `${name} (ข้อมูลสมมติ)` },
  agency: "AGENCY_OPEC",
  location: { subdistrictCode: "400101" },
  lowestGrade: "GRADE_K1",
  highestGrade: "GRADE_P6",
  validFrom: { year: 2020, month: 5, day: 16 },
  ...more,
});

/** A province with three schools; one is renamed: what it was called on a day, what its code means, and what is wrong with others. */
async function schools({ call, refused }) {
  const area = async (kind, value, name, parents = []) => {
    const request = { requestId: randomUUID(), kind, code: { scheme: "TIS1099", value }, names: [{ name: { th: name } }], parents };
    return (await call("RegisterArea", request)).reply.area;
  };
  const province = await area("AREA_KIND_PROVINCE", "40", "ขอนแก่น");
  await area("AREA_KIND_DISTRICT", "4001", "เมืองขอนแก่น", [{ hierarchy: "HIERARCHY_ADMINISTRATIVE", parentId: province.id }]);
  const made = [];
  let request;
  for (const [number, name] of [[3, "โรงเรียนเอกชนหลังสุด"], [2, "โรงเรียนเอกชนถัดไป"], [1, "โรงเรียนเอกชนตัวอย่าง"]]) {
    request = { requestId: randomUUID(), school: privateSchool(number, name) };
    made.push((await call("RegisterSchool", request)).reply.school);
  }
  const school = made.at(-1);
  const saw = { province: province.id, made: made.map((one) => one.id), registered: school };
  saw.repeated = (await call("RegisterSchool", request)).reply.school;
  const name = { th: "โรงเรียนเอกชนตัวอย่างใหม่ (ข้อมูลสมมติ)" };
  const changed = { id: school.id, expectedVersion: school.version, name, validFrom: { year: 2021, month: 5, day: 17 } };
  saw.renamed = (await call("RenameSchool", changed)).reply.school;
  for (const [when, day] of [["before", 16], ["after", 17]]) {
    const { reply } = await call("GetSchool", { id: school.id, asOf: { year: 2021, month: 5, day } });
    saw[when] = reply.school.onDay.displayName.th;
  }
  saw.resolved = (await call("ResolveSchoolCode", { value: "OPEC-1", scheme: "LOCAL" })).reply.school.id;

  saw.pages = [];
  for (let pageToken = ""; ; ) {
    const page = (await call("ListSchools", { pageSize: 2, pageToken, areaId: province.id })).reply;
    saw.pages.push(page.schools.map((one) => one.id));
    pageToken = page.nextPageToken;
    if (!pageToken) break;
  }

  const broken = privateSchool(4, "โรงเรียน", { codes: [], location: { subdistrictCode: "" } });
  saw.broken = await refused("RegisterSchool", { school: broken });
  saw.taken = await refused("RegisterSchool", { school: privateSchool(1, "โรงเรียน") });
  saw.stale = await refused("RenameSchool", changed, "en");
  saw.missing = await refused("GetSchool", { id: randomUUID() }, "en");
  saw.nobody = await refused("GetSchool", { id: school.id }, "en", null);
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

/** What the command line says of whom schools are judged by: the id of a rubric, then a person and a token for each assessor. */
function judging([framework, ...people]) {
  const assessors = [];
  for (let at = 0; at < people.length; at += 2) assessors.push({ person: people[at], token: people[at + 1] });
  return { framework, assessors };
}

module.exports = { decoded, foundation, judging, story };
