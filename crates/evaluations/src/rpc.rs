//! The door of the service: convert, delegate, convert. Nothing is decided here. The table at the end says which call stands in
//! which file, one file a noun.

mod appeal;
mod assessment;
mod assessor;
mod assignment;
mod calibration;
mod certification;
mod cycle;
mod equating;
mod exchange;
mod framework;
mod growth;
mod moderation;
mod observation;
mod observation_pair;
mod observation_summary;
mod reliability;
mod result;
mod severity;
mod version;

use std::sync::Arc;

use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_server::EvaluationsService;
use chassis::aside::Aside;
use chassis::calls;
use chassis::ctx::Shell;
use chassis::lane::LaneFlow;

use crate::app::ResultRules;
use crate::app::assessment::Sheets;
use crate::app::exchange::Exchange;
use crate::app::severity::SeverityRules;
use crate::config::Config;
use crate::domain::framework::CongruenceRule;
use crate::domain::scores::Plausibility;
use crate::domain::statistics::SeverityRule;
use crate::error::Error;

type Door = chassis::ctx::Door<Error>;

/// The service behind its door.
#[derive(Debug)]
pub(crate) struct Rpc {
    door: Door,
    congruence: CongruenceRule,
    sheets: Sheets,
    submissions: assessment::Submissions,
    results: ResultRules,
    severity: SeverityRule,
    plausibility: Plausibility,
    severities: SeverityRules,
    exchange: Exchange,
    files: Aside,
}

impl Rpc {
    pub(crate) fn new(shell: Shell, config: &Config) -> Self {
        let sheets = Sheets::default();
        let submissions = assessment::submissions(&shell, config.submission_lane, sheets.clone());
        let (congruence, results, severity) = (config.congruence(), config.results(), config.severity());
        let (plausibility, severities) = (config.plausibility(), SeverityRules { results, counts: severity });
        let exchange = Exchange { code_scheme: config.national_code_scheme.clone(), rules: results };
        let files = Aside::new(config.national_files);
        Self { door: Door::new(shell), congruence, sheets, submissions, results, severity, plausibility, severities, exchange, files }
    }

    /// Its lanes, by name, for whoever watches.
    pub(crate) fn lanes(&self) -> Vec<(&'static str, Arc<LaneFlow>)> {
        vec![("assessment_submissions", self.submissions.flow())]
    }
}

calls! {
    EvaluationsService for Rpc;
    framework {
        create_framework(CreateFrameworkRequest) -> CreateFrameworkResponse;
        update_framework(UpdateFrameworkRequest) -> UpdateFrameworkResponse;
        get_framework(GetFrameworkRequest) -> GetFrameworkResponse;
        list_frameworks(ListFrameworksRequest) -> ListFrameworksResponse;
    }
    assessment {
        save_assessment_scores(SaveAssessmentScoresRequest) -> SaveAssessmentScoresResponse in sheets;
        decide_assessment_conflict(DecideAssessmentConflictRequest) -> DecideAssessmentConflictResponse in sheets;
        submit_assessment(SubmitAssessmentRequest) -> SubmitAssessmentResponse in submissions;
        return_assessment(ReturnAssessmentRequest) -> ReturnAssessmentResponse;
        get_assessment(GetAssessmentRequest) -> GetAssessmentResponse;
        get_assessment_submission(GetAssessmentSubmissionRequest) -> GetAssessmentSubmissionResponse in plausibility;
        list_assessments(ListAssessmentsRequest) -> ListAssessmentsResponse in plausibility;
    }
    version {
        create_framework_version(CreateFrameworkVersionRequest) -> CreateFrameworkVersionResponse;
        update_framework_version(UpdateFrameworkVersionRequest) -> UpdateFrameworkVersionResponse;
        submit_framework_version(SubmitFrameworkVersionRequest) -> SubmitFrameworkVersionResponse;
        record_expert_ratings(RecordExpertRatingsRequest) -> RecordExpertRatingsResponse;
        start_framework_trial(StartFrameworkTrialRequest) -> StartFrameworkTrialResponse in congruence;
        publish_framework_version(PublishFrameworkVersionRequest) -> PublishFrameworkVersionResponse;
        retire_framework_version(RetireFrameworkVersionRequest) -> RetireFrameworkVersionResponse;
        get_framework_version(GetFrameworkVersionRequest) -> GetFrameworkVersionResponse in congruence;
        list_framework_versions(ListFrameworkVersionsRequest) -> ListFrameworkVersionsResponse;
    }
    equating {
        set_equating(SetEquatingRequest) -> SetEquatingResponse;
        get_equating(GetEquatingRequest) -> GetEquatingResponse;
    }
    // Cycles.
    cycle {
        create_cycle(CreateCycleRequest) -> CreateCycleResponse;
        update_cycle(UpdateCycleRequest) -> UpdateCycleResponse;
        preview_cycle_population(PreviewCyclePopulationRequest) -> PreviewCyclePopulationResponse;
        open_cycle(OpenCycleRequest) -> OpenCycleResponse in results;
        add_cycle_school(AddCycleSchoolRequest) -> AddCycleSchoolResponse;
        close_cycle_collection(CloseCycleCollectionRequest) -> CloseCycleCollectionResponse;
        archive_cycle(ArchiveCycleRequest) -> ArchiveCycleResponse in results;
        get_cycle(GetCycleRequest) -> GetCycleResponse;
        list_cycles(ListCyclesRequest) -> ListCyclesResponse;
        list_cycle_schools(ListCycleSchoolsRequest) -> ListCycleSchoolsResponse;
    }
    // Results.
    moderation {
        start_cycle_moderation(StartCycleModerationRequest) -> StartCycleModerationResponse in results;
        open_moderation_case(OpenModerationCaseRequest) -> OpenModerationCaseResponse in results;
        assign_moderation_panel(AssignModerationPanelRequest) -> AssignModerationPanelResponse;
        decide_moderation_case(DecideModerationCaseRequest) -> DecideModerationCaseResponse in results;
        get_moderation_case(GetModerationCaseRequest) -> GetModerationCaseResponse in plausibility;
        list_moderation_cases(ListModerationCasesRequest) -> ListModerationCasesResponse;
    }
    result {
        finalise_cycle(FinaliseCycleRequest) -> FinaliseCycleResponse in results;
        reopen_cycle(ReopenCycleRequest) -> ReopenCycleResponse;
        publish_cycle(PublishCycleRequest) -> PublishCycleResponse in results;
        get_publication(GetPublicationRequest) -> GetPublicationResponse;
        get_result(GetResultRequest) -> GetResultResponse;
        list_results(ListResultsRequest) -> ListResultsResponse;
        list_result_versions(ListResultVersionsRequest) -> ListResultVersionsResponse;
    }
    reliability {
        compute_reliability(ComputeReliabilityRequest) -> ComputeReliabilityResponse in results;
        get_reliability_run(GetReliabilityRunRequest) -> GetReliabilityRunResponse;
        list_reliability_runs(ListReliabilityRunsRequest) -> ListReliabilityRunsResponse;
    }
    severity {
        list_assessor_severities(ListAssessorSeveritiesRequest) -> ListAssessorSeveritiesResponse in severities;
    }
    growth {
        compute_growth(ComputeGrowthRequest) -> ComputeGrowthResponse in results;
        get_growth(GetGrowthRequest) -> GetGrowthResponse;
        list_growths(ListGrowthsRequest) -> ListGrowthsResponse;
    }
    appeal {
        file_appeal(FileAppealRequest) -> FileAppealResponse in results;
        decide_appeal(DecideAppealRequest) -> DecideAppealResponse;
        list_appeals(ListAppealsRequest) -> ListAppealsResponse;
    }
    assessor {
        register_assessor(RegisterAssessorRequest) -> RegisterAssessorResponse;
        update_assessor(UpdateAssessorRequest) -> UpdateAssessorResponse;
        get_assessor(GetAssessorRequest) -> GetAssessorResponse;
        list_assessors(ListAssessorsRequest) -> ListAssessorsResponse;
    }
    assignment {
        create_assignment(CreateAssignmentRequest) -> CreateAssignmentResponse;
        assign_assessors(AssignAssessorsRequest) -> AssignAssessorsResponse;
        decline_assignment(DeclineAssignmentRequest) -> DeclineAssignmentResponse;
        withdraw_assignment(WithdrawAssignmentRequest) -> WithdrawAssignmentResponse;
        grant_late_submission(GrantLateSubmissionRequest) -> GrantLateSubmissionResponse;
        get_assignment(GetAssignmentRequest) -> GetAssignmentResponse;
        list_assignments(ListAssignmentsRequest) -> ListAssignmentsResponse;
    }
    // Observations.
    certification {
        grant_certification(GrantCertificationRequest) -> GrantCertificationResponse;
        revoke_certification(RevokeCertificationRequest) -> RevokeCertificationResponse;
        list_certifications(ListCertificationsRequest) -> ListCertificationsResponse;
    }
    observation {
        schedule_observation(ScheduleObservationRequest) -> ScheduleObservationResponse;
        record_observation(RecordObservationRequest) -> RecordObservationResponse;
        submit_observation(SubmitObservationRequest) -> SubmitObservationResponse;
        release_observation(ReleaseObservationRequest) -> ReleaseObservationResponse;
        void_observation(VoidObservationRequest) -> VoidObservationResponse;
        get_observation(GetObservationRequest) -> GetObservationResponse in plausibility;
        list_observations(ListObservationsRequest) -> ListObservationsResponse;
        get_observation_feedback(GetObservationFeedbackRequest) -> GetObservationFeedbackResponse;
        list_observation_feedback(ListObservationFeedbackRequest) -> ListObservationFeedbackResponse;
    }
    observation_summary {
        get_observation_summary(GetObservationSummaryRequest) -> GetObservationSummaryResponse in results;
    }
    observation_pair {
        pair_observations(PairObservationsRequest) -> PairObservationsResponse;
        reconcile_observation_pair(ReconcileObservationPairRequest) -> ReconcileObservationPairResponse;
        get_observation_pair(GetObservationPairRequest) -> GetObservationPairResponse;
    }
    calibration {
        record_calibration_round(RecordCalibrationRoundRequest) -> RecordCalibrationRoundResponse;
        get_calibration_round(GetCalibrationRoundRequest) -> GetCalibrationRoundResponse in severity;
        list_calibration_rounds(ListCalibrationRoundsRequest) -> ListCalibrationRoundsResponse;
    }
    // Exchange.
    exchange {
        export_national_schema(ExportNationalSchemaRequest) -> ExportNationalSchemaResponse in exchange;
        import_national_criteria(ImportNationalCriteriaRequest) -> ImportNationalCriteriaResponse in files;
        import_national_results(ImportNationalResultsRequest) -> ImportNationalResultsResponse in exchange;
    }
}
