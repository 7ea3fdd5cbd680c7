//! What only the monitoring port of a nats-server tells: whether an acknowledged event is on the disk.

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::PATIENCE;
use super::finding::Finding;

/// How often the server puts its streams on the disk.
pub(super) async fn sync_interval(address: Option<&str>) -> Finding {
    let Some(address) = address else {
        return Finding::skip(
            "a client cannot see it".to_owned(),
            "give `--nats-monitoring HOST:PORT`, or look for `sync_interval: always` in the server's configuration",
        );
    };
    let answer = timeout(PATIENCE, variables(address)).await.unwrap_or_else(|_| Err("no answer in time".to_owned()));
    match answer {
        Ok(variables) => judged(&variables["jetstream"]["config"]),
        Err(why) => Finding::fail(format!("{address}: {why}"), "check the address, and `http:` in the server's configuration"),
    }
}

fn judged(config: &Value) -> Finding {
    if config["sync_always"] == true {
        return Finding::ok("always: an acknowledged event is on the disk".to_owned());
    }
    match config["sync_interval"].as_u64() {
        Some(nanoseconds) => Finding::warn(
            format!("{} s", nanoseconds / 1_000_000_000),
            "set `sync_interval: always` in `jetstream {}`: else a crash of the machine loses events, which the relay then sends again",
        ),
        None => Finding::warn("the server does not say".to_owned(), "servers before 2.10 have no such setting"),
    }
}

/// `/varz`, by hand: an HTTP client for one question in the operator's hand would be most of the program.
async fn variables(address: &str) -> Result<Value, String> {
    let mut stream = TcpStream::connect(address).await.map_err(|error| error.to_string())?;
    let request = format!("GET /varz HTTP/1.0\r\nHost: {address}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.map_err(|error| error.to_string())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.map_err(|error| error.to_string())?;
    let (_, body) = answer.split_once("\r\n\r\n").ok_or("no HTTP answer")?;
    serde_json::from_str(body).map_err(|error| format!("no JSON: {error}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::finding::Status;
    use super::*;

    #[test]
    fn only_always_is_certain() {
        assert_eq!(judged(&json!({ "sync_always": true, "sync_interval": 120_000_000_000_u64 })).status, Status::Ok);
        let lazy = judged(&json!({ "sync_interval": 120_000_000_000_u64 }));
        assert_eq!((lazy.status, lazy.found.as_str()), (Status::Warn, "120 s"));
        assert_eq!(judged(&Value::Null).status, Status::Warn);
    }
}
