//! The closed lists of the domain are those of the contract.

use api::evaluations::v1 as pb;
use evaluations::domain::{appeal, cycle, exchange, framework, growth, moderation, observation, scores, statistics};

/// Every member has the number and the word of the contract, and the contract has no member more.
macro_rules! same {
    ($($prefix:literal $domain:ty => $contract:ty;)+) => {$(
        for member in <$domain>::ALL {
            let twin = <$contract>::try_from(member.number()).expect("the contract has a member with this number");
            assert_eq!(twin.as_str_name(), format!(concat!($prefix, "_{}"), member.word()));
            assert_eq!(<$domain>::from_number(member.number()), Some(*member));
        }
        let beyond = i32::try_from(<$domain>::ALL.len() + 1).expect("a short list");
        assert!(<$contract>::try_from(beyond).is_err(), "the contract has more members of {}", $prefix);
    )+};
}

#[test]
fn frameworks_speak_the_words_of_the_contract() {
    same! {
        "FRAMEWORK_KIND" framework::FrameworkKind => pb::FrameworkKind;
        "FRAMEWORK_PURPOSE" framework::Purpose => pb::FrameworkPurpose;
        "JUDGED_UNIT" framework::Unit => pb::JudgedUnit;
        "FRAMEWORK_VERSION_STATUS" framework::VersionStatus => pb::FrameworkVersionStatus;
        "CONGRUENCE" framework::Congruence => pb::Congruence;
        "NODE_KIND" framework::NodeKind => pb::NodeKind;
        "SCALE_TYPE" framework::ScaleType => pb::ScaleType;
        "WEIGHTING_RULE" framework::WeightingRule => pb::WeightingRule;
        "AGGREGATION_RULE" framework::AggregationRule => pb::AggregationRule;
        "PERCENT_FORMULA" framework::PercentFormula => pb::PercentFormula;
        "NOT_APPLICABLE_HANDLING" framework::NaHandling => pb::NotApplicableHandling;
        "JUDGEMENT" framework::Judgement => pb::Judgement;
        "MEASURING_ROUND" framework::Round => pb::MeasuringRound;
        "CUT_OFF_SCOPE" framework::CutOffScope => pb::CutOffScope;
        "CUT_OFF_UNIT" framework::CutOffUnit => pb::CutOffUnit;
        "ONE_APART" scores::OneApart => pb::OneApart;
        "EQUATING_RELATION" framework::Relation => pb::EquatingRelation;
    }
}

#[test]
fn observations_speak_the_words_of_the_contract() {
    same! {
        "OBSERVATION_PURPOSE" observation::Purpose => pb::ObservationPurpose;
        "OBSERVATION_STATUS" observation::ObservationStatus => pb::ObservationStatus;
        "OBSERVATION_PAIR_STATUS" observation::PairStatus => pb::ObservationPairStatus;
        "MARK_ABSENCE" observation::Absence => pb::MarkAbsence;
        "SEVERITY_STANDING" statistics::Standing => pb::SeverityStanding;
    }
}

#[test]
fn files_of_the_national_standard_speak_the_words_of_the_contract() {
    same! {
        "NATIONAL_TABLE" exchange::Table => pb::NationalTable;
        "EXCHANGE_LOSS_REASON" exchange::LossKind => pb::ExchangeLossReason;
    }
}

#[test]
fn results_speak_the_words_of_the_contract() {
    same! {
        "VALUE_FORM" scores::Form => pb::ValueForm;
        "NO_VALUE_REASON" scores::NoValue => pb::NoValueReason;
        "RESULT_FLAG" scores::Flag => pb::ResultFlag;
        "COLLECTION_STANDING" cycle::CollectionStanding => pb::CollectionStanding;
        "DOUBT_KIND" scores::DoubtKind => pb::DoubtKind;
        "MODERATION_TRIGGER" scores::Trigger => pb::ModerationTrigger;
        "MODERATION_STATUS" moderation::CaseStatus => pb::ModerationStatus;
        "MODERATION_DECISION" moderation::Decision => pb::ModerationDecision;
        "APPEAL_STATUS" appeal::AppealStatus => pb::AppealStatus;
        "DROPPED_REASON" scores::Dropped => pb::DroppedReason;
        "GROWTH_ATTRIBUTION" growth::Attribution => pb::GrowthAttribution;
        "EFFECT_VARIANT" statistics::Effect => pb::EffectVariant;
        "STATISTIC_VARIANT" statistics::Variant => pb::StatisticVariant;
        "UNDEFINED_REASON" statistics::Undefined => pb::UndefinedReason;
        "INTERVAL_METHOD" statistics::Method => pb::IntervalMethod;
    }
}
