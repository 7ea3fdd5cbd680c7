//! New keys, withdrawn keys.

use super::*;

#[tokio::test]
async fn a_new_key_is_looked_for_at_once() {
    let (old, new) = (Signer::new(), Signer::new());
    let provider = Provider::start(Answer::Keys(vec![old.jwk.clone()])).await;
    let door = Door::open(&provider.config(), calm()).await;
    assert_eq!(door.let_in(&old.header()).await, Ok(()));
    provider.say(Answer::Keys(vec![old.jwk.clone(), new.jwk.clone()]));
    assert_eq!(door.let_in(&new.header()).await, Ok(()));
    assert_eq!(door.let_in(&old.header()).await, Ok(()));
    assert_eq!(provider.requests(), 2, "once at the start, once for the new key");
}

#[tokio::test]
async fn a_withdrawn_key_ends_the_tokens_that_it_signed_even_those_that_were_let_in_before() {
    let (old, new) = (Signer::new(), Signer::new());
    let provider = Provider::start(Answer::Keys(vec![old.jwk.clone()])).await;
    let door = Door::open(&provider.config(), calm()).await;
    let before = old.header();
    assert_eq!(door.let_in(&before).await, Ok(()));
    provider.say(Answer::Keys(vec![new.jwk.clone()]));
    assert_eq!(door.let_in(&new.header()).await, Ok(()));
    assert_eq!(door.let_in(&before).await, Err(Kind::Unauthenticated));
}

#[tokio::test]
async fn a_key_that_changes_under_the_same_id_ends_its_tokens_too() {
    let (old, new) = (Signer::new(), Signer::new());
    let provider = Provider::start(Answer::Keys(vec![old.jwk.clone()])).await;
    let door = Door::open(&provider.config(), Pace { refresh: Duration::from_millis(10), ..calm() }).await;
    let before = old.header();
    assert_eq!(door.let_in(&before).await, Ok(()));
    let mut changed = new.jwk.clone();
    changed["kid"] = old.jwk["kid"].clone();
    provider.say(Answer::Keys(vec![changed]));
    door.until(&before, Err(Kind::Unauthenticated)).await;
}

#[tokio::test]
async fn the_background_looks_again_without_being_asked() {
    let (old, new) = (Signer::new(), Signer::new());
    let provider = Provider::start(Answer::Keys(vec![old.jwk.clone()])).await;
    let door = Door::open(&provider.config(), Pace { refresh: Duration::from_millis(10), ..calm() }).await;
    let header = old.header();
    assert_eq!(door.let_in(&header).await, Ok(()));
    provider.asked(3).await;
    assert_eq!(door.keys.held().expect("confirmed").generation, 1, "the same keys again change nothing");
    provider.say(Answer::Keys(vec![new.jwk.clone()]));
    door.until(&header, Err(Kind::Unauthenticated)).await;
    assert_eq!(door.let_in(&new.header()).await, Ok(()));
}

#[tokio::test]
async fn a_file_is_read_again_for_an_unknown_key() {
    let (old, new) = (Signer::new(), Signer::new());
    let folder = local::DataFolder::temporary("jwks").expect("a temporary folder");
    let file = folder.path().join("jwks.json");
    let write = |jwk: &serde_json::Value| std::fs::write(&file, serde_json::json!({ "keys": [jwk] }).to_string()).expect("written");
    write(&old.jwk);
    let config = AuthConfig { jwks_file: file.clone(), ..AuthConfig::default() };
    let door = Door::open(&config, calm()).await;
    assert_eq!(door.let_in(&old.header()).await, Ok(()));
    write(&new.jwk);
    assert_eq!(door.let_in(&new.header()).await, Ok(()));
    assert_eq!(door.let_in(&old.header()).await, Err(Kind::Unauthenticated));
}
