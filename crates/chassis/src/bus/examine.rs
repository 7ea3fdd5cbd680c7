//! How NATS and a stream are set up, as far as a client can see, for `sala doctor`.

use std::time::Duration;

use async_nats::jetstream::stream::{Config, DiscardPolicy, RetentionPolicy, StorageType};

use super::{BusError, NatsBus, stream_name};

/// A stream and its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamExamined {
    /// Its name.
    pub stream: String,
    /// Bytes it takes.
    pub bytes: u64,
    /// Bytes it may take; 0 or less is without a limit.
    pub max_bytes: i64,
    /// Copies of it.
    pub replicas: usize,
    /// Settings that are not as `sala events provision` makes them.
    pub differs: Vec<&'static str>,
}

impl NatsBus {
    /// The version of the server, once the connection stands; None when it does not within the bound.
    pub async fn server_version(&self, within: Duration) -> Option<String> {
        let mut connects = self.connects();
        let connected = tokio::time::timeout(within, connects.wait_for(|count| *count > 0)).await;
        connected.is_ok_and(|seen| seen.is_ok()).then(|| self.client().server_info().version)
    }

    /// Looks at the stream of a source.
    pub async fn examine(&self, source: &str) -> Result<StreamExamined, BusError> {
        let info = self.info(source).await?;
        let (config, wanted) = (&info.config, self.settings(source));
        Ok(StreamExamined {
            stream: stream_name(source),
            bytes: info.state.bytes,
            max_bytes: config.max_bytes,
            replicas: config.num_replicas,
            differs: differs(config, &wanted),
        })
    }
}

fn differs(is: &Config, wanted: &Config) -> Vec<&'static str> {
    let all = [
        ("subjects", is.subjects != wanted.subjects),
        ("retention", is.retention != RetentionPolicy::Limits),
        ("storage", is.storage != StorageType::File),
        ("discard", is.discard != DiscardPolicy::New),
        ("duplicate_window", is.duplicate_window != wanted.duplicate_window),
        ("deny_delete", !is.deny_delete),
        ("deny_purge", !is.deny_purge),
        ("max_bytes", is.max_bytes > 0 && is.max_bytes < wanted.max_bytes),
        ("replicas", is.num_replicas < wanted.num_replicas),
        ("sealed", is.sealed),
    ];
    all.into_iter().filter(|(_, wrong)| *wrong).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_operator_added_or_raised_is_no_difference() {
        let wanted = Config {
            max_bytes: 100,
            num_replicas: 1,
            deny_delete: true,
            deny_purge: true,
            discard: DiscardPolicy::New,
            ..Config::default()
        };
        let raised = Config { max_bytes: 200, num_replicas: 3, max_message_size: 9, ..wanted.clone() };
        assert_eq!(differs(&raised, &wanted), Vec::<&str>::new());
        let lowered = Config { max_bytes: 50, discard: DiscardPolicy::Old, ..wanted.clone() };
        assert_eq!(differs(&lowered, &wanted), ["discard", "max_bytes"]);
    }
}
