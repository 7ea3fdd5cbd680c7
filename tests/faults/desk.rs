//! A clerk at a desk: makes calls with request ids, repeats each until it is answered, and writes down every answer.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use api::common::v1::{Freshness, LocalizedText};
use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use api::reporting::v1::{ListPartnershipsRequest, Partnership};
use chassis::kernel::{Clock, Ids};
use chassis::peer::Peer;
use testkit::Caller;
use tokio::task::JoinSet;
use tokio::time::{Instant, Interval, interval};
use tonic::{Code, Response, Status};

use super::{LOOK, PATIENCE};

/// How long one try may take.
const TRY: Duration = Duration::from_secs(5);

/// An answered write: this thing has this version now.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Answered {
    pub(crate) aggregate: &'static str,
    pub(crate) id: String,
    pub(crate) version: i64,
}

/// What was answered, in the order in which the answers came.
pub(crate) type History = Arc<Mutex<Vec<Answered>>>;

/// One writer and one reader, by their addresses.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    writer: Caller,
    reader: Caller,
    ids: Ids,
    history: History,
}

impl Desk {
    pub(crate) fn new(writer: u16, reader: u16, token: &str) -> Self {
        let peer = |port: u16| Peer::remote(&format!("http://127.0.0.1:{port}")).expect("an address");
        Self::at(peer(writer), peer(reader), token)
    }

    /// The same at peers that may be several processes each.
    pub(crate) fn at(writer: Peer, reader: Peer, token: &str) -> Self {
        let caller = |peer: Peer| Caller::new(peer).bearing(token).language("en").patience(TRY);
        Self { writer: caller(writer), reader: caller(reader), ids: Ids::random(), history: History::default() }
    }

    /// The same clerk's book at another desk.
    pub(crate) fn sharing(self, other: &Self) -> Self {
        Self { history: other.history.clone(), ..self }
    }

    pub(crate) fn answered(&self) -> Vec<Answered> {
        self.history.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Strikes the last answer out: the house has been put back to before it.
    pub(crate) fn forget_last(&self) {
        self.history.lock().unwrap_or_else(PoisonError::into_inner).pop();
    }

    pub(crate) fn new_id(&self) -> String {
        self.ids.next(Clock::system().now()).to_string()
    }

    /// Records an organisation. The id may be chosen.
    pub(crate) async fn organisation(&self, id: Option<&str>) -> Answered {
        let request_id = self.new_id();
        let name = pb::OrganisationName {
            kind: pb::NameKind::Official.into(),
            language: "th".to_owned(),
            text: format!("มูลนิธิทดสอบ {request_id}"),
            ..Default::default()
        };
        let organisation = pb::OrganisationInput { kind: pb::OrganisationKind::Foundation.into(), names: vec![name], ..Default::default() };
        let request = pb::CreateOrganisationRequest {
            request_id,
            id: id.unwrap_or_default().to_owned(),
            organisation: Some(organisation),
            ..Default::default()
        };
        let mut tries = Tries::of("CreateOrganisation");
        let reply = loop {
            tries.next().await;
            if let Some(reply) = tries.judge(self.client().create_organisation(request.clone()).await) {
                break reply;
            }
        };
        let made = reply.organisation.expect("the organisation is in the reply");
        self.note("organisation", made.id, made.version)
    }

    /// Drafts an agreement.
    pub(crate) async fn agreement(&self, id: Option<&str>) -> Answered {
        let request = pb::CreateAgreementRequest {
            request_id: self.new_id(),
            id: id.unwrap_or_default().to_owned(),
            agreement: Some(agreement("บันทึกข้อตกลงทดสอบ")),
            ..Default::default()
        };
        let mut tries = Tries::of("CreateAgreement");
        let reply = loop {
            tries.next().await;
            if let Some(reply) = tries.judge(self.client().create_agreement(request.clone()).await) {
                break reply;
            }
        };
        let made = reply.agreement.expect("the agreement is in the reply");
        self.note("agreement", made.id, made.version)
    }

    /// Gives a drafted agreement another title.
    pub(crate) async fn retitle(&self, drafted: &Answered) -> Answered {
        let mut request = pb::UpdateAgreementRequest {
            request_id: self.new_id(),
            id: drafted.id.clone(),
            expected_version: drafted.version,
            agreement: Some(agreement(&format!("บันทึกข้อตกลงทดสอบ ฉบับที่ {}", drafted.version + 1))),
            ..Default::default()
        };
        request.update_mask.get_or_insert_default().paths = vec!["title".to_owned()];
        let mut tries = Tries::of("UpdateAgreement");
        let reply = loop {
            tries.next().await;
            if let Some(reply) = tries.judge(self.client().update_agreement(request.clone()).await) {
                break reply;
            }
        };
        let made = reply.agreement.expect("the agreement is in the reply");
        self.note("agreement", made.id, made.version)
    }

    /// One of everything: three writes.
    pub(crate) async fn round(&self) {
        self.organisation(None).await;
        let drafted = self.agreement(None).await;
        self.retitle(&drafted).await;
    }

    /// Clerks who work side by side, `rounds` rounds each.
    pub(crate) fn crowd(&self, clerks: usize, rounds: usize) -> JoinSet<()> {
        let mut crowd = JoinSet::new();
        for _ in 0..clerks {
            let desk = self.clone();
            crowd.spawn(async move {
                for _ in 0..rounds {
                    desk.round().await;
                }
            });
        }
        crowd
    }

    /// Whether the writer answers at all.
    pub(crate) async fn writer_answers(&self) -> bool {
        self.client().list_organisations(pb::ListOrganisationsRequest { page_size: 1, ..Default::default() }).await.is_ok()
    }

    /// How far the board has read; None while the reader does not answer.
    pub(crate) async fn position(&self) -> Option<i64> {
        let mut client = ReportingServiceClient::new(self.reader.clone());
        let reply = client.list_partnerships(ListPartnershipsRequest { page_size: 1, ..Default::default() }).await.ok()?;
        reply.into_inner().freshness?.sources.first().map(|source| source.position)
    }

    /// The whole board.
    pub(crate) async fn board(&self) -> (Vec<Partnership>, Freshness) {
        let mut client = ReportingServiceClient::new(self.reader.clone());
        let mut request = ListPartnershipsRequest { page_size: 1_000, ..Default::default() };
        let mut all = Vec::new();
        loop {
            let page = client.list_partnerships(request.clone()).await.expect("the board answers").into_inner();
            all.extend(page.partnerships);
            if page.next_page_token.is_empty() {
                return (all, page.freshness.expect("every reply says how fresh it is"));
            }
            request.page_token = page.next_page_token;
        }
    }

    fn client(&self) -> PartnersServiceClient<Caller> {
        PartnersServiceClient::new(self.writer.clone())
    }

    fn note(&self, aggregate: &'static str, id: String, version: i64) -> Answered {
        let answered = Answered { aggregate, id, version };
        self.history.lock().unwrap_or_else(PoisonError::into_inner).push(answered.clone());
        answered
    }
}

/// The tries of one call. It is made until it is answered: the request id makes that harmless.
struct Tries {
    what: &'static str,
    end: Instant,
    looks: Interval,
    last: Option<Status>,
}

impl Tries {
    fn of(what: &'static str) -> Self {
        Self { what, end: Instant::now() + PATIENCE, looks: interval(LOOK), last: None }
    }

    /// Waits a moment before every try but the first.
    async fn next(&mut self) {
        self.looks.tick().await;
        assert!(Instant::now() < self.end, "{}: no answer, at last {:?}", self.what, self.last);
    }

    /// The answer; None when nobody knows what became of the call, or nothing did.
    fn judge<T>(&mut self, outcome: Result<Response<T>, Status>) -> Option<T> {
        match outcome {
            Ok(reply) => Some(reply.into_inner()),
            Err(status) if nobody_knows(&status) => {
                self.last = Some(status);
                None
            }
            Err(status) => panic!("{}: {status:?}", self.what),
        }
    }
}

/// Whether the call may have been made or not. A line that is closed while a call goes out on it is INTERNAL in this client
/// library, and UNAVAILABLE in others.
pub(super) fn nobody_knows(status: &Status) -> bool {
    let line_closed = status.code() == Code::Internal && status.message().contains("h2 protocol error");
    line_closed || matches!(status.code(), Code::Unavailable | Code::DeadlineExceeded | Code::Cancelled | Code::Unknown)
}

fn agreement(title: &str) -> pb::AgreementInput {
    let title = LocalizedText { th: title.to_owned(), en: String::new() };
    pb::AgreementInput { kind: pb::AgreementKind::Mou.into(), title: Some(title), ..Default::default() }
}
