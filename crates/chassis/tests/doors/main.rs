//! Doors, seen from outside: what they let in, what they refuse, and how one service calls another through them.
#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod limits;
mod services;

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chassis::auth::{AuthConfig, Authenticator, Grant, Issuer, Roles, ServiceKey};
use chassis::ctx::Call;
use chassis::failure::Failure;
use chassis::peer::Peer;
use chassis::serve::{Door, GrpcConfig, Guard};
use http::{Request, Response};
use local::DataFolder;
use tonic::body::Body;
use tonic::{Code, Status};
use tonic_types::StatusExt as _;
use tower::{Service, ServiceExt as _};

const READ: &str = "/sala.partners.v1.PartnersService/GetOrganisation";
const WRITE: &str = "/sala.partners.v1.PartnersService/CreateOrganisation";
const BOARD: &str = "/sala.reporting.v1.ReportingService/GetPartnership";

/// A folder with an issuer of users' tokens and the keys of two services.
struct Keys {
    issuer: Issuer,
    folder: DataFolder,
}

impl Keys {
    fn new() -> Self {
        let folder = DataFolder::temporary("doors").unwrap();
        Self { issuer: Issuer::open(folder.path()).unwrap(), folder }
    }

    /// `Bearer …` of somebody who may make every call.
    fn bearer(&self, subject: &str) -> String {
        let grants: Vec<Grant> = vec!["institute_coordinator@global".parse().unwrap()];
        format!("Bearer {}", self.issuer.mint(subject, &grants, Duration::from_hours(1)).unwrap())
    }

    fn config(&self) -> AuthConfig {
        self.issuer.config()
    }

    /// A new key for a service; the file is where a process would find it.
    fn service(&self, name: &str) -> (PathBuf, Arc<ServiceKey>) {
        let folder = self.folder.path().join(name);
        Issuer::open(&folder).unwrap();
        let file = folder.join("issuer.key");
        let key = Arc::new(ServiceKey::open(&file).unwrap());
        (file, key)
    }

    /// The key set of services that may call.
    fn allowed(&self, keys: &[serde_json::Value]) -> PathBuf {
        let file = self.folder.path().join("services.json");
        std::fs::write(&file, serde_json::json!({ "keys": keys }).to_string()).unwrap();
        file
    }
}

fn guard(auth: AuthConfig, config: &GrpcConfig) -> Guard {
    Guard::new(Authenticator::open(auth).unwrap(), Roles::compiled_in().unwrap(), config)
}

/// A service behind a door: what it does with a call that was let in.
fn behind<F>(guard: &Guard, does: impl Fn(Call) -> F + Clone + Send + Sync + 'static) -> Peer
where
    F: Future<Output = Result<(), Failure>> + Send + 'static,
{
    let service = tower::service_fn(move |request: Request<Body>| {
        let (does, call) = (does.clone(), request.extensions().get::<Call>().cloned());
        async move {
            let Some(call) = call else { return Ok::<_, Infallible>(Response::new(Body::empty())) };
            let (locale, reference) = (call.locale, call.reference.clone());
            Ok(match does(call).await {
                Ok(()) => Response::new(Body::empty()),
                Err(failure) => failure.into_status(locale, &reference).into_http(),
            })
        }
    });
    Peer::in_process(Door::new(service, guard.clone()))
}

/// Makes a call; the message is of no account here.
async fn ask(peer: &Peer, path: &str, headers: &[(&str, &str)]) -> Result<(), Status> {
    let mut request = Request::post(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = peer.clone().ready().await.unwrap().call(request.body(Body::empty()).unwrap()).await.unwrap();
    match Status::from_header_map(response.headers()) {
        Some(status) if status.code() != Code::Ok => Err(status),
        _ => Ok(()),
    }
}

fn reason(status: &Status) -> String {
    status.get_details_error_info().map(|info| info.reason).unwrap_or_default()
}

/// The answer to a call that must be refused.
async fn refused(peer: &Peer, path: &str, headers: &[(&str, &str)]) -> (Code, String) {
    let status = ask(peer, path, headers).await.expect_err("this call must be refused");
    (status.code(), reason(&status))
}
