//! A provider that is away, slow, or says what it should not.

use super::*;

#[tokio::test]
async fn through_an_outage_the_last_good_keys_hold_and_after_it_new_ones_come() {
    let (old, new) = (Signer::new(), Signer::new());
    let provider = Provider::start(Answer::Keys(vec![old.jwk.clone()])).await;
    let short = Duration::from_millis(10);
    let door = Door::open(&provider.config(), Pace { refresh: short, retry: short, ..calm() }).await;
    provider.say(Answer::HangUp);
    provider.asked(5).await;
    assert_eq!(door.let_in(&old.header()).await, Ok(()));
    assert_eq!(door.let_in(&new.header()).await, Err(Kind::Unauthenticated));
    provider.say(Answer::Keys(vec![old.jwk.clone(), new.jwk.clone()]));
    door.until(&new.header(), Ok(())).await;
}

#[tokio::test]
async fn when_nobody_confirms_the_keys_for_too_long_every_token_is_refused_until_somebody_does() {
    let good = Signer::new();
    let provider = Provider::start(Answer::Keys(vec![good.jwk.clone()])).await;
    let short = Duration::from_millis(10);
    let door = Door::open(&provider.config(), Pace { refresh: short, retry: short, keep: Duration::from_secs(1), ..calm() }).await;
    let header = good.header();
    assert_eq!(door.let_in(&header).await, Ok(()));
    provider.say(Answer::HangUp);
    door.until(&header, Err(Kind::Unavailable)).await;
    provider.say(Answer::Keys(vec![good.jwk.clone()]));
    door.until(&header, Ok(())).await;
}

#[tokio::test]
async fn an_answer_that_is_slow_garbage_huge_or_somewhere_else_changes_nothing() {
    let good = Signer::new();
    let provider = Provider::start(Answer::Keys(vec![good.jwk.clone()])).await;
    let door = Door::open(&provider.config(), Pace { fetch: Duration::from_secs(2), ..calm() }).await;
    let answers = [
        (Answer::Silence, "no answer within 2000 ms"),
        (Answer::HangUp, "connection"),
        (Answer::Endless, "exceeds 262144 bytes"),
        (Answer::Plain("200 OK", "<html>".to_owned()), "is not JSON"),
        (Answer::Plain("200 OK", "{\"keys\": []}".to_owned()), "holds no"),
        (Answer::Plain("500 Internal Server Error", String::new()), "the answer is 500"),
        (Answer::Plain("302 Found", String::new()), "the answer is 302"),
    ];
    for (answer, why) in answers {
        provider.say(answer.clone());
        let error = door.keys.look().await.expect_err(why);
        assert!(error.contains(why), "{answer:?}: {error}");
        assert_eq!(door.let_in(&good.header()).await, Ok(()), "{answer:?}");
    }
}

#[tokio::test]
async fn a_start_waits_for_a_provider_that_is_only_just_coming_up() {
    let good = Signer::new();
    let provider = Provider::start(Answer::HangUp).await;
    let keys = Arc::new(Keys::open_with(&provider.config(), calm()).expect("a good configuration"));
    let coming_up = async {
        provider.asked(2).await;
        provider.say(Answer::Keys(vec![good.jwk.clone()]));
    };
    let (ready, ()) = tokio::join!(keys.ready(PATIENCE), coming_up);
    assert_eq!(ready, Ok(()));
    let door = Door::keeping(&provider.config(), keys);
    assert_eq!(door.let_in(&good.header()).await, Ok(()));
}

#[tokio::test]
async fn a_start_without_a_provider_ends_with_a_sentence_and_lets_nobody_in() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("a bound port");
    let config = AuthConfig { jwks_url: format!("http://{nobody}/keys"), ..AuthConfig::default() };
    let keys = Arc::new(Keys::open_with(&config, calm()).expect("a good configuration"));
    let error = keys.ready(Duration::from_millis(300)).await.expect_err("nobody answers");
    for word in [config.jwks_url.as_str(), "cannot connect", "auth.jwks_url", "did not come"] {
        assert!(error.contains(word), "{word}: {error}");
    }
    let door = Door::keeping(&config, keys);
    assert_eq!(door.let_in(&Signer::new().header()).await, Err(Kind::Unavailable));
}
