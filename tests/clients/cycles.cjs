"use strict";
// Schools are judged: a cycle from the plan to the result of a school, as every client in JavaScript tells it.

const { randomUUID } = require("node:crypto");

const OWNER = "0197f0a0-0000-7000-8000-0000000000b1";
const DAY = 86_400_000;

const day = (at) => ({ year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() });

/**
 * `call` and `refused` as in details.cjs; `schools` are those of a province that are registered; `judged` says by which rubric (the id of one
 * whose first version is in use) and by whom: assessors with tokens of their own.
 */
async function cycles({ call, refused }, { province, schools }, { framework, assessors }) {
  const today = new Date();
  const population = { areaIds: [province], asOf: day(today) };

  // Evaluations learns of schools from events: it is asked until it knows them.
  let known = {};
  while (known.schoolCount !== schools.length) {
    const asked = await refused("PreviewCyclePopulation", { population });
    if (!asked.answered && asked.code !== "NOT_FOUND") throw new Error(JSON.stringify(asked));
    known = asked.answered ?? {};
  }
  const saw = { known: known.schools.map((school) => school.schoolId), schools };

  const version = (await call("GetFrameworkVersion", { id: framework, n: 1 })).reply;
  const codes = version.frameworkVersion.content.nodes.filter((node) => node.scored).map((node) => node.code);
  saw.attribution = version.framework.licence.attribution;
  const plan = {
    ownerOrganisationId: OWNER,
    name: { th: "รอบตัวอย่าง (ข้อมูลสมมติ)" },
    frameworkId: framework,
    frameworkN: 1,
    term: { beYear: 2568, semester: 1 },
    round: "CYCLE_ROUND_BASELINE",
    population,
    windows: { collectFrom: day(today), collectTo: day(new Date(today.getTime() + 30 * DAY)) },
    policy: { roles: ["ASSESSOR_ROLE_SUPERVISOR"], minRaters: 2 },
  };
  let cycle = (await call("CreateCycle", { requestId: randomUUID(), plan })).reply.cycle;
  const step = async (name) => {
    const { reply } = await call(name, { id: cycle.id, expectedVersion: cycle.version });
    cycle = reply.cycle;
    return reply;
  };
  saw.planned = cycle.status;
  saw.opened = (await step("OpenCycle")).cycle;

  for (const { person } of assessors) {
    const profile = { roles: ["ASSESSOR_ROLE_SUPERVISOR"] };
    await call("RegisterAssessor", { personRef: person, ownerOrganisationId: OWNER, profile });
  }
  const many = {
    cycleId: cycle.id,
    role: "ASSESSOR_ROLE_SUPERVISOR",
    schoolIds: schools.slice(0, 1),
    assessorRefs: assessors.map(({ person }) => person),
    perSchool: 2,
  };
  saw.preview = (await call("AssignAssessors", { ...many, validateOnly: true })).reply.assignments.length;
  const given = (await call("AssignAssessors", { ...many, requestId: randomUUID() })).reply.assignments;
  saw.given = given.length;

  const score = (nodeCode) => ({ nodeCode, kind: "SCORE_KIND_LEVEL", level: 3 });
  for (const { person, token } of assessors) {
    const assignment = given.find((one) => one.assessorRef === person);
    const save = { id: randomUUID(), assignmentId: assignment.id, scores: [score(codes[0])] };
    saw.not_mine = await refused("SaveAssessmentScores", save, "en");
    const begun = (await call("SaveAssessmentScores", save, undefined, token)).reply.assessment;
    const submit = { id: begun.id, expectedVersion: begun.version };
    saw.too_little = await refused("SubmitAssessment", submit, undefined, token);
    const whole = { ...submit, scores: codes.slice(1).map(score) };
    saw.submitted = (await call("SubmitAssessment", whole, undefined, token)).reply.assessment;
    saw.stale = await refused("SubmitAssessment", whole, "en", token);
  }

  await step("CloseCycleCollection");
  saw.cases = (await step("StartCycleModeration")).openedCases;
  const made = await step("FinaliseCycle");
  saw.made = { found: made.found, without_ratings: made.withoutRatings, status: cycle.status };
  saw.result = (await call("GetResult", { cycleId: cycle.id, schoolId: schools[0] })).reply.result;
  saw.missing = await refused("GetResult", { cycleId: cycle.id, schoolId: schools[1] }, "en");
  return saw;
}

module.exports = { cycles };
