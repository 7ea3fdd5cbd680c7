//! The door of the service: convert, delegate, convert. Nothing is decided here. The table at the end says which call stands in
//! which file, one file a noun.

mod adoption;
mod area;
mod coaching;
mod counts;
mod imports;
mod innovation;
mod lesson_study;
mod open_class;
mod participation;
mod pilot;
mod plan;
mod plc;
mod programme;
mod school;
mod teacher;

use std::sync::Arc;

use api::schools::v1 as pb;
use api::schools::v1::schools_service_server::SchoolsService;
use chassis::aside::Aside;
use chassis::calls;
use chassis::ctx::Shell;
use chassis::lane::LaneFlow;

use crate::config::Config;
use crate::error::Error;

type Door = chassis::ctx::Door<Error>;

/// The service behind its door.
#[derive(Debug)]
pub(crate) struct Rpc {
    door: Door,
    phases: lesson_study::Phases,
    schools: school::Schools,
    files: Aside,
}

impl Rpc {
    pub(crate) fn new(shell: Shell, config: &Config) -> Self {
        let phases = lesson_study::phases(&shell, config.phase_lane);
        Self { phases, schools: school::schools(&shell), files: Aside::new(config.import.files), door: Door::new(shell) }
    }

    /// Its lanes, by name, for whoever watches.
    pub(crate) fn lanes(&self) -> Vec<(&'static str, Arc<LaneFlow>)> {
        vec![("lesson_study_phases", self.phases.flow())]
    }
}

calls! {
    SchoolsService for Rpc;
    area {
        register_area(RegisterAreaRequest) -> RegisterAreaResponse;
        get_area(GetAreaRequest) -> GetAreaResponse;
        list_areas(ListAreasRequest) -> ListAreasResponse;
        rename_area(RenameAreaRequest) -> RenameAreaResponse;
        set_innovation_status(SetInnovationStatusRequest) -> SetInnovationStatusResponse;
        reorganise_areas(ReorganiseAreasRequest) -> ReorganiseAreasResponse;
    }
    school {
        register_school(RegisterSchoolRequest) -> RegisterSchoolResponse;
        get_school(GetSchoolRequest) -> GetSchoolResponse in schools;
        resolve_school_code(ResolveSchoolCodeRequest) -> ResolveSchoolCodeResponse;
        list_schools(ListSchoolsRequest) -> ListSchoolsResponse;
        update_school_profile(UpdateSchoolProfileRequest) -> UpdateSchoolProfileResponse;
        add_school_identifier(AddSchoolIdentifierRequest) -> AddSchoolIdentifierResponse;
        rename_school(RenameSchoolRequest) -> RenameSchoolResponse;
        relocate_school(RelocateSchoolRequest) -> RelocateSchoolResponse;
        change_affiliation(ChangeAffiliationRequest) -> ChangeAffiliationResponse;
        change_centre(ChangeCentreRequest) -> ChangeCentreResponse;
        assign_head(AssignHeadRequest) -> AssignHeadResponse;
        change_school_status(ChangeSchoolStatusRequest) -> ChangeSchoolStatusResponse;
        merge_school(MergeSchoolRequest) -> MergeSchoolResponse;
    }
    counts {
        record_enrolment(RecordEnrolmentRequest) -> RecordEnrolmentResponse;
        correct_enrolment(CorrectEnrolmentRequest) -> CorrectEnrolmentResponse;
        confirm_enrolment(ConfirmEnrolmentRequest) -> ConfirmEnrolmentResponse;
        get_enrolment(GetEnrolmentRequest) -> GetEnrolmentResponse;
        list_enrolments(ListEnrolmentsRequest) -> ListEnrolmentsResponse;
        define_term(DefineTermRequest) -> DefineTermResponse;
        change_term(ChangeTermRequest) -> ChangeTermResponse;
        list_terms(ListTermsRequest) -> ListTermsResponse;
        resolve_term(ResolveTermRequest) -> ResolveTermResponse;
    }
    programme {
        open_programme(OpenProgrammeRequest) -> OpenProgrammeResponse;
        get_programme(GetProgrammeRequest) -> GetProgrammeResponse;
        list_programmes(ListProgrammesRequest) -> ListProgrammesResponse;
        add_cohort(AddCohortRequest) -> AddCohortResponse;
        close_programme(CloseProgrammeRequest) -> CloseProgrammeResponse;
    }
    participation {
        nominate_school(NominateSchoolRequest) -> NominateSchoolResponse;
        get_participation(GetParticipationRequest) -> GetParticipationResponse;
        list_participations(ListParticipationsRequest) -> ListParticipationsResponse;
        apply_for_programme(ApplyForProgrammeRequest) -> ApplyForProgrammeResponse;
        judge_eligibility(JudgeEligibilityRequest) -> JudgeEligibilityResponse;
        endorse_participation(EndorseParticipationRequest) -> EndorseParticipationResponse;
        approve_participation(ApproveParticipationRequest) -> ApproveParticipationResponse;
        activate_participation(ActivateParticipationRequest) -> ActivateParticipationResponse;
        assign_coaches(AssignCoachesRequest) -> AssignCoachesResponse;
        suspend_participation(SuspendParticipationRequest) -> SuspendParticipationResponse;
        resume_participation(ResumeParticipationRequest) -> ResumeParticipationResponse;
        complete_participation(CompleteParticipationRequest) -> CompleteParticipationResponse;
        withdraw_participation(WithdrawParticipationRequest) -> WithdrawParticipationResponse;
        remove_participation(RemoveParticipationRequest) -> RemoveParticipationResponse;
        lapse_participation(LapseParticipationRequest) -> LapseParticipationResponse;
    }
    pilot {
        request_pilot_designation(RequestPilotDesignationRequest) -> RequestPilotDesignationResponse;
        get_pilot_designation(GetPilotDesignationRequest) -> GetPilotDesignationResponse;
        list_pilot_designations(ListPilotDesignationsRequest) -> ListPilotDesignationsResponse;
        confirm_pilot_criteria(ConfirmPilotCriteriaRequest) -> ConfirmPilotCriteriaResponse;
        record_pilot_resolution(RecordPilotResolutionRequest) -> RecordPilotResolutionResponse;
        announce_pilot_designation(AnnouncePilotDesignationRequest) -> AnnouncePilotDesignationResponse;
        bring_pilot_into_effect(BringPilotIntoEffectRequest) -> BringPilotIntoEffectResponse;
        renew_pilot_designation(RenewPilotDesignationRequest) -> RenewPilotDesignationResponse;
        revoke_pilot_designation(RevokePilotDesignationRequest) -> RevokePilotDesignationResponse;
        relinquish_pilot_designation(RelinquishPilotDesignationRequest) -> RelinquishPilotDesignationResponse;
        end_pilot_with_area(EndPilotWithAreaRequest) -> EndPilotWithAreaResponse;
    }
    lesson_study {
        form_lesson_study_team(FormLessonStudyTeamRequest) -> FormLessonStudyTeamResponse;
        change_lesson_study_team(ChangeLessonStudyTeamRequest) -> ChangeLessonStudyTeamResponse;
        get_lesson_study_team(GetLessonStudyTeamRequest) -> GetLessonStudyTeamResponse;
        list_lesson_study_teams(ListLessonStudyTeamsRequest) -> ListLessonStudyTeamsResponse;
        plan_lesson_study_cycle(PlanLessonStudyCycleRequest) -> PlanLessonStudyCycleResponse;
        record_lesson_study_phase(RecordLessonStudyPhaseRequest) -> RecordLessonStudyPhaseResponse in phases;
        close_lesson_study_cycle(CloseLessonStudyCycleRequest) -> CloseLessonStudyCycleResponse;
        cancel_lesson_study_cycle(CancelLessonStudyCycleRequest) -> CancelLessonStudyCycleResponse;
        get_lesson_study_cycle(GetLessonStudyCycleRequest) -> GetLessonStudyCycleResponse;
        list_lesson_study_cycles(ListLessonStudyCyclesRequest) -> ListLessonStudyCyclesResponse;
        summarise_lesson_study(SummariseLessonStudyRequest) -> SummariseLessonStudyResponse;
    }
    teacher {
        create_teacher(CreateTeacherRequest) -> CreateTeacherResponse;
        post_teacher(PostTeacherRequest) -> PostTeacherResponse;
        second_teacher(SecondTeacherRequest) -> SecondTeacherResponse;
        move_teacher(MoveTeacherRequest) -> MoveTeacherResponse;
        end_posting(EndPostingRequest) -> EndPostingResponse;
        record_pd_hours(RecordPdHoursRequest) -> RecordPdHoursResponse;
        get_teacher(GetTeacherRequest) -> GetTeacherResponse;
        list_teachers(ListTeachersRequest) -> ListTeachersResponse;
    }
    coaching {
        record_coaching_visit(RecordCoachingVisitRequest) -> RecordCoachingVisitResponse;
        list_coaching_visits(ListCoachingVisitsRequest) -> ListCoachingVisitsResponse;
    }
    open_class {
        record_open_class(RecordOpenClassRequest) -> RecordOpenClassResponse;
        list_open_classes(ListOpenClassesRequest) -> ListOpenClassesResponse;
    }
    plc {
        record_plc_meeting(RecordPlcMeetingRequest) -> RecordPlcMeetingResponse;
        list_plc_meetings(ListPlcMeetingsRequest) -> ListPlcMeetingsResponse;
    }
    innovation {
        register_innovation(RegisterInnovationRequest) -> RegisterInnovationResponse;
        change_innovation(ChangeInnovationRequest) -> ChangeInnovationResponse;
        advance_innovation(AdvanceInnovationRequest) -> AdvanceInnovationResponse;
        retire_innovation(RetireInnovationRequest) -> RetireInnovationResponse;
        get_innovation(GetInnovationRequest) -> GetInnovationResponse;
        list_innovations(ListInnovationsRequest) -> ListInnovationsResponse;
        plan_scale_out(PlanScaleOutRequest) -> PlanScaleOutResponse;
        list_scale_out_plans(ListScaleOutPlansRequest) -> ListScaleOutPlansResponse;
    }
    adoption {
        get_innovation_reach(GetInnovationReachRequest) -> GetInnovationReachResponse;
        express_interest(ExpressInterestRequest) -> ExpressInterestResponse;
        advance_adoption(AdvanceAdoptionRequest) -> AdvanceAdoptionResponse;
        stop_adoption(StopAdoptionRequest) -> StopAdoptionResponse;
        get_adoption(GetAdoptionRequest) -> GetAdoptionResponse;
        list_adoptions(ListAdoptionsRequest) -> ListAdoptionsResponse;
    }
    plan {
        draft_plan(DraftPlanRequest) -> DraftPlanResponse;
        change_plan(ChangePlanRequest) -> ChangePlanResponse;
        approve_plan(ApprovePlanRequest) -> ApprovePlanResponse;
        submit_plan(SubmitPlanRequest) -> SubmitPlanResponse;
        return_plan(ReturnPlanRequest) -> ReturnPlanResponse;
        acknowledge_plan(AcknowledgePlanRequest) -> AcknowledgePlanResponse;
        start_plan(StartPlanRequest) -> StartPlanResponse;
        review_plan(ReviewPlanRequest) -> ReviewPlanResponse;
        close_plan(ClosePlanRequest) -> ClosePlanResponse;
        get_plan(GetPlanRequest) -> GetPlanResponse;
        list_plans(ListPlansRequest) -> ListPlansResponse;
    }
    imports {
        plan_import(PlanImportRequest) -> PlanImportResponse in files;
        apply_import(ApplyImportRequest) -> ApplyImportResponse;
        undo_import(UndoImportRequest) -> UndoImportResponse;
        discard_import(DiscardImportRequest) -> DiscardImportResponse;
        get_import(GetImportRequest) -> GetImportResponse;
        list_imports(ListImportsRequest) -> ListImportsResponse;
        list_import_rows(ListImportRowsRequest) -> ListImportRowsResponse;
        render_import_template(RenderImportTemplateRequest) -> RenderImportTemplateResponse;
    }
}
