//! Somebody who keeps the board by its stream, and goes on where the stream broke off.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use api::reporting::v1 as pb;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use api::reporting::v1::watch_partnerships_response::Told;
use chassis::peer::Peer;
use testkit::Caller;
use tokio::task::JoinSet;
use tonic::{Code, Status};

use crate::faults::desk::nobody_knows;
use crate::faults::{LOOK, until};

/// Agreements with the version that is shown.
type Board = BTreeMap<String, i64>;

/// What the stream has told so far.
#[derive(Debug, Default)]
struct Kept {
    board: Board,
    /// Where to go on; empty at the beginning.
    token: String,
    resumed: u32,
    anew: u32,
}

/// Follows the stream until it is dropped.
pub(super) struct Watcher {
    kept: Arc<Mutex<Kept>>,
    following: JoinSet<()>,
}

impl Watcher {
    pub(super) fn at(reader: Peer, token: &str) -> Self {
        let kept: Arc<Mutex<Kept>> = Arc::default();
        let mut following = JoinSet::new();
        let (client, mine) = (ReportingServiceClient::new(Caller::new(reader).bearing(token).language("en")), Arc::clone(&kept));
        following.spawn(async move {
            let mut looks = tokio::time::interval(LOOK);
            loop {
                looks.tick().await;
                let status = follow(client.clone(), &mine).await;
                let mut kept = mine.lock().unwrap_or_else(PoisonError::into_inner);
                if status.message().starts_with("RESUME_TOKEN_INVALID") {
                    *kept = Kept { resumed: kept.resumed, anew: kept.anew + 1, ..Kept::default() };
                } else {
                    assert!(nobody_knows(&status), "the stream may end, but not so: {status:?}");
                    kept.resumed += 1;
                }
            }
        });
        Self { kept, following }
    }

    /// Waits until what was told is this board; gives how often the stream was resumed and begun anew.
    pub(super) async fn ends_with(mut self, board: &Board) -> (u32, u32) {
        let told = until(async || {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            (&kept.board == board).then_some((kept.resumed, kept.anew))
        });
        let told = told.await;
        let broken = self.following.try_join_next();
        assert!(broken.is_none(), "{broken:?}");
        told.unwrap_or_else(|| panic!("{} agreements are on the board, and the stream told {:?}", board.len(), self.kept))
    }
}

/// One stream, to its end.
async fn follow(mut client: ReportingServiceClient<Caller>, kept: &Mutex<Kept>) -> Status {
    let resume_token = kept.lock().unwrap_or_else(PoisonError::into_inner).token.clone();
    let asked = pb::WatchPartnershipsRequest { resume_token, ..Default::default() };
    let mut stream = match client.watch_partnerships(asked).await {
        Ok(reply) => reply.into_inner(),
        Err(status) => return status,
    };
    loop {
        let message = match stream.message().await {
            Ok(Some(message)) => message,
            Ok(None) => return Status::new(Code::Unavailable, "the stream has ended"),
            Err(status) => return status,
        };
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        match message.told {
            Some(Told::Partnership(shown)) => _ = kept.board.insert(shown.agreement_id, shown.agreement_version),
            Some(Told::RemovedAgreementId(id)) => _ = kept.board.remove(&id),
            Some(Told::SnapshotComplete(_)) | None => {}
        }
        if !message.resume_token.is_empty() {
            kept.token = message.resume_token;
        }
    }
}
