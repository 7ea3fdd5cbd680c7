//! What the read models hold of their sources, for comparison.

use chassis::project::Holding;
use sqlx::PgConnection;

/// Agreements, ceremonies and organisations, each with its version.
pub(crate) async fn held(db: &mut PgConnection) -> Result<Vec<Holding>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select 'agreement' as "kind!", agreement_id as "id!", agreement_version as "version!" from partnership
        union all select 'ceremony', ceremony_id, version from partnership_ceremony
        union all select 'organisation', organisation_id, version from partner_organisation
        "#
    )
    .fetch_all(db)
    .await?;
    let kind = |word: &str| match word {
        "agreement" => "agreement",
        "ceremony" => "ceremony",
        _ => "organisation",
    };
    Ok(rows.into_iter().map(|row| Holding { source: "partners", aggregate: kind(&row.kind), id: row.id, version: row.version }).collect())
}

/// Kinds of aggregates that are held of the schools service. Teams and cycles are both told as lesson study.
const OF_SCHOOLS: [&str; 13] = [
    "area",
    "school",
    "enrolment",
    "programme",
    "participation",
    "plan",
    "lesson_study",
    "term",
    "pilot",
    "coaching",
    "open_class",
    "innovation",
    "adoption",
];

/// Areas, schools and everything about them, each with its version.
pub(crate) async fn held_of_schools(db: &mut PgConnection) -> Result<Vec<Holding>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select 0 as "kind!", area_id as "id!", version as "version!" from area
        union all select 1, school_id, version from school
        union all select 2, enrolment_id, version from enrolment
        union all select 3, programme_id, version from programme
        union all select 4, participation_id, version from participation
        union all select 5, plan_id, version from plan
        union all select 6, team_id, version from lesson_team
        union all select 6, cycle_id, version from lesson_cycle
        union all select 7, term_id, version from term
        union all select 8, pilot_id, version from pilot
        union all select 9, visit_id, version from visit
        union all select 10, open_class_id, version from open_class
        union all select 11, innovation_id, version from innovation
        union all select 12, adoption_id, version from adoption
        "#
    )
    .fetch_all(db)
    .await?;
    let kind = |number: i32| usize::try_from(number).ok().and_then(|at| OF_SCHOOLS.get(at)).copied();
    let held = rows
        .into_iter()
        .filter_map(|row| kind(row.kind).map(|aggregate| Holding { source: "schools", aggregate, id: row.id, version: row.version }));
    Ok(held.collect())
}

/// Kinds of aggregates that are held of the evaluations service.
const OF_EVALUATIONS: [&str; 5] = ["framework", "cycle", "assignment", "assessment", "result"];

/// Frameworks, cycles with their schools, and how far these have come, each with its version.
pub(crate) async fn held_of_evaluations(db: &mut PgConnection) -> Result<Vec<Holding>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select 0 as "kind!", framework_id as "id!", version as "version!" from evaluation_framework
        union all select 1, cycle_id, version from evaluation_cycle
        union all select 2, assignment_id, version from evaluation_assignment
        union all select 3, assessment_id, version from evaluation_assessment
        union all select 4, result_id, version from evaluation_result
        "#
    )
    .fetch_all(db)
    .await?;
    let kind = |number: i32| usize::try_from(number).ok().and_then(|at| OF_EVALUATIONS.get(at)).copied();
    let held = rows
        .into_iter()
        .filter_map(|row| kind(row.kind).map(|aggregate| Holding { source: "evaluations", aggregate, id: row.id, version: row.version }));
    Ok(held.collect())
}
