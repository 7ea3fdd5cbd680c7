//! One service calls another: with a token of its own, and the user's beside it.

use std::sync::Mutex;

use chassis::failure::Locale;

use super::*;

/// What a door found out about the calls that it let in.
type Book = Arc<Mutex<Vec<Call>>>;

/// A service that writes down who called.
fn noting(guard: &Guard) -> (Peer, Book) {
    let book = Book::default();
    let notes = Arc::clone(&book);
    let peer = behind(guard, move |call| {
        notes.lock().unwrap().push(call);
        async { Ok(()) }
    });
    (peer, book)
}

fn last(book: &Book) -> Call {
    book.lock().unwrap().last().cloned().expect("somebody called")
}

/// A service that asks another one on behalf of whoever calls it.
fn asking(guard: &Guard, other: Peer) -> Peer {
    behind(guard, move |call| {
        let other = other.on_behalf_of(&call);
        async move { ask(&other, BOARD, &[]).await.map_err(Failure::internal) }
    })
}

#[tokio::test]
async fn the_other_service_knows_the_user_and_the_service_and_how_long_there_is_left() {
    let keys = Keys::new();
    let (_, partners) = keys.service("partners");
    let allowed = keys.allowed(&[partners.jwk("partners")]);
    let inner = guard(AuthConfig { service_jwks_file: Some(allowed), ..keys.config() }, &GrpcConfig::default());
    let (reporting, book) = noting(&inner);
    let outer = asking(&guard(keys.config(), &GrpcConfig::default()), reporting.signed("partners", partners));
    let user = keys.bearer("somebody");
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let headers = [("authorization", user.as_str()), ("accept-language", "en"), ("traceparent", trace), ("grpc-timeout", "5S")];
    ask(&outer, READ, &headers).await.expect("both doors open");
    let call = last(&book);
    assert_eq!((call.caller.subject(), call.service.as_deref()), ("somebody", Some("partners")));
    assert_eq!((call.locale, call.traceparent().as_deref()), (Locale::En, Some(trace)));
    let left = call.deadline.saturating_duration_since(tokio::time::Instant::now());
    assert!(left <= Duration::from_secs(5), "{left:?}");
    assert!(call.must_come_from(&["schools", "partners"]).is_ok());
    let debug = format!("{call:?}");
    assert!(!debug.contains(user.trim_start_matches("Bearer ")), "a token is never written down");
}

#[tokio::test]
async fn what_only_a_service_may_do_is_refused_to_users_and_to_other_services() {
    let keys = Keys::new();
    let (_, partners) = keys.service("partners");
    let allowed = keys.allowed(&[partners.jwk("partners")]);
    let door = guard(AuthConfig { service_jwks_file: Some(allowed), ..keys.config() }, &GrpcConfig::default());
    let only_schools = behind(&door, |call| async move { call.must_come_from(&["schools"]) });
    let user = keys.bearer("somebody");
    let expected = (Code::PermissionDenied, "SERVICE_REQUIRED".to_owned());
    assert_eq!(refused(&only_schools, READ, &[("authorization", &user)]).await, expected);
    assert_eq!(refused(&only_schools.signed("partners", partners), READ, &[("authorization", &user)]).await, expected);
}

#[tokio::test]
async fn a_service_without_a_user_is_nobody() {
    let keys = Keys::new();
    let (_, partners) = keys.service("partners");
    let allowed = keys.allowed(&[partners.jwk("partners")]);
    let door = guard(AuthConfig { service_jwks_file: Some(allowed), ..keys.config() }, &GrpcConfig::default());
    let peer = noting(&door).0.signed("partners", partners);
    assert_eq!(refused(&peer, READ, &[]).await, (Code::Unauthenticated, "SIGN_IN_REQUIRED".to_owned()));
}

#[tokio::test]
async fn a_token_of_a_stranger_or_of_a_key_that_speaks_for_another_or_for_another_service_is_refused() {
    let keys = Keys::new();
    let ((_, partners), (_, stranger)) = (keys.service("partners"), keys.service("stranger"));
    let allowed = keys.allowed(&[partners.jwk("partners")]);
    let door = guard(AuthConfig { service_jwks_file: Some(allowed), ..keys.config() }, &GrpcConfig::default());
    let (peer, book) = noting(&door);
    let user = keys.bearer("somebody");
    let unknown = (Code::Unauthenticated, "SIGN_IN_REQUIRED".to_owned());
    let who = [("authorization", user.as_str())];
    assert_eq!(refused(&peer.clone().signed("partners", stranger), READ, &who).await, unknown, "a key that is not allowed");
    assert_eq!(refused(&peer.clone().signed("schools", Arc::clone(&partners)), READ, &who).await, unknown, "a key of another service");
    for nonsense in ["", "Bearer", "Bearer a.b.c", &user] {
        let headers = [("authorization", user.as_str()), ("sala-service-authorization", nonsense)];
        assert_eq!(refused(&peer, READ, &headers).await, unknown, "{nonsense}");
    }
    // A token that partners sent to the board, sent on to partners itself.
    let thief: Arc<Mutex<String>> = Arc::default();
    let seen = Arc::clone(&thief);
    let catching = Peer::in_process(tower::service_fn(move |request: Request<Body>| {
        let token = request.headers().get("sala-service-authorization").and_then(|v| v.to_str().ok()).unwrap_or_default();
        token.clone_into(&mut seen.lock().unwrap());
        async { Ok::<_, Infallible>(Response::new(Body::empty())) }
    }));
    ask(&catching.signed("partners", partners), BOARD, &[]).await.expect("the thief answers");
    let stolen = thief.lock().unwrap().clone();
    let headers = [("authorization", user.as_str()), ("sala-service-authorization", stolen.as_str())];
    assert_eq!(refused(&peer, READ, &headers).await, unknown, "meant for another service");
    assert_eq!(ask(&peer, BOARD, &headers).await.map_err(|status| status.code()), Ok(()), "meant for this one");
    assert_eq!(book.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_door_that_knows_no_services_says_so_and_a_token_of_a_service_is_no_users_token() {
    let keys = Keys::new();
    let (file, partners) = keys.service("partners");
    let door = guard(keys.config(), &GrpcConfig::default());
    let (peer, _) = noting(&door);
    let user = keys.bearer("somebody");
    let status = ask(&peer.clone().signed("partners", partners), READ, &[("authorization", &user)]).await.expect_err("no services here");
    assert!(status.message().contains("auth.service_jwks_file"), "{}", status.message());
    assert!(ServiceKey::open(&file.with_file_name("jwks.json")).expect_err("no key").contains("auth.service_key_file"));
    let missing = AuthConfig { service_jwks_file: Some(file.with_file_name("nothing.json")), ..keys.config() };
    assert!(Authenticator::open(missing).expect_err("no file").contains("auth.service_jwks_file"));
}
