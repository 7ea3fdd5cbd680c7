//! Tokens of keys that nobody knows, many at once.

use super::*;

async fn fifty(door: &Door, header: impl Fn(usize) -> String) -> Vec<Result<(), Kind>> {
    let mut callers = JoinSet::new();
    for number in 0..50 {
        let (authenticator, header) = (Arc::clone(&door.authenticator), header(number));
        callers.spawn(async move { authenticator.identify(Some(&header), 0).await.map(drop).map_err(|failure| failure.kind()) });
    }
    callers.join_all().await
}

/// A well-formed token of a key that does not exist.
fn of_nobody(number: usize) -> String {
    use base64::Engine as _;
    let part = |json: String| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json);
    format!(
        "Bearer {}.{}.{}",
        part(format!("{{\"alg\":\"EdDSA\",\"kid\":\"nobody-{number}\"}}")),
        part("{}".to_owned()),
        part("x".to_owned())
    )
}

#[tokio::test]
async fn fifty_callers_with_the_new_key_wait_for_one_look_and_are_all_let_in() {
    let (old, new) = (Signer::new(), Signer::new());
    let provider = Provider::start(Answer::Keys(vec![old.jwk.clone()])).await;
    let door = Door::open(&provider.config(), calm()).await;
    provider.say(Answer::Keys(vec![old.jwk.clone(), new.jwk.clone()]));
    assert_eq!(fifty(&door, |_| new.header()).await, vec![Ok(()); 50]);
    assert_eq!(provider.requests(), 2);
}

#[tokio::test]
async fn fifty_callers_with_fifty_unknown_keys_cause_one_look() {
    let good = Signer::new();
    let provider = Provider::start(Answer::Keys(vec![good.jwk.clone()])).await;
    let door = Door::open(&provider.config(), calm()).await;
    assert_eq!(fifty(&door, of_nobody).await, vec![Err(Kind::Unauthenticated); 50]);
    assert_eq!(fifty(&door, |number| of_nobody(1_000 + number)).await, vec![Err(Kind::Unauthenticated); 50]);
    assert_eq!(provider.requests(), 2);
    assert_eq!(door.let_in(&good.header()).await, Ok(()));
}

#[tokio::test]
async fn a_key_that_was_not_found_is_not_looked_for_again_soon() {
    let good = Signer::new();
    let provider = Provider::start(Answer::Keys(vec![good.jwk.clone()])).await;
    let door = Door::open(&provider.config(), Pace { refetch: Duration::ZERO, ..calm() }).await;
    for _ in 0..10 {
        assert_eq!(door.let_in(&of_nobody(1)).await, Err(Kind::Unauthenticated));
    }
    assert_eq!(provider.requests(), 2, "once at the start, once for the unknown key");
    assert_eq!(door.let_in(&of_nobody(2)).await, Err(Kind::Unauthenticated));
    assert_eq!(provider.requests(), 3, "another key is another question");
}

#[tokio::test]
async fn what_is_remembered_of_unknown_keys_is_bounded_and_long_ids_are_not_looked_for() {
    let good = Signer::new();
    let provider = Provider::start(Answer::Keys(vec![good.jwk.clone()])).await;
    let door = Door::open(&provider.config(), Pace { refetch: Duration::ZERO, ..calm() }).await;
    for number in 0..super::super::ABSENT_AT_MOST + 10 {
        assert!(door.keys.look_for(&format!("nobody-{number}")).await.is_none());
    }
    assert!(door.keys.absent.lock().expect("nobody panics").len() <= super::super::ABSENT_AT_MOST);
    let asked = provider.requests();
    assert!(door.keys.look_for(&"x".repeat(super::super::ID_BYTES + 1)).await.is_none());
    assert_eq!(provider.requests(), asked);
}

#[tokio::test]
async fn while_a_look_takes_long_known_tokens_pass_and_only_so_many_wait() {
    let good = Signer::new();
    let provider = Provider::start(Answer::Keys(vec![good.jwk.clone()])).await;
    let door = Door::open(&provider.config(), calm()).await;
    provider.say(Answer::Silence);
    let mut waiting = JoinSet::new();
    for number in 0..super::super::CHAIRS {
        let (authenticator, header) = (Arc::clone(&door.authenticator), of_nobody(number));
        waiting.spawn(async move { authenticator.identify(Some(&header), 0).await.map(drop).map_err(|failure| failure.kind()) });
    }
    provider.asked(2).await;
    let mut looks = tokio::time::interval(Duration::from_millis(1));
    while door.keys.chairs.available_permits() > 0 {
        looks.tick().await;
    }
    assert_eq!(door.let_in(&good.header()).await, Ok(()));
    assert_eq!(door.let_in(&of_nobody(1_000)).await, Err(Kind::Unauthenticated), "no chair: refused without waiting");
    assert!(waiting.try_join_next().is_none(), "the others still wait");
}
