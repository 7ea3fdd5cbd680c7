//! The admin port of a process, and the page that Prometheus reads.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::faults::sala::free_port;

/// Longer than any answer takes; a second for the database is part of it.
const ANSWER: Duration = Duration::from_secs(5);

/// Where one process is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Port(u16);

impl Port {
    pub(super) fn free() -> Self {
        Self(free_port())
    }

    /// The setting that puts a process there.
    pub(super) fn setting(self) -> String {
        format!("admin.listen=127.0.0.1:{}", self.0)
    }

    /// Status and body; None while nobody answers.
    pub(super) async fn get(self, path: &str) -> Option<(u16, String)> {
        tokio::time::timeout(ANSWER, self.asked(path)).await.ok()?.ok()
    }

    /// The page of this moment.
    pub(super) async fn page(self) -> Option<Page> {
        let (status, text) = self.get("/metrics").await?;
        (status == 200).then(|| Page::read(&text))
    }

    async fn asked(self, path: &str) -> std::io::Result<(u16, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.0)).await?;
        stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: sala\r\nconnection: close\r\n\r\n").as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
        Ok((status, body.to_owned()))
    }
}

/// Series and their values.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) series: BTreeMap<String, f64>,
    /// Families by name, with their type.
    pub(super) families: BTreeMap<String, String>,
}

impl Page {
    fn read(text: &str) -> Self {
        assert!(text.ends_with("# EOF\n"), "the page is whole: {text}");
        let (mut series, mut families) = (BTreeMap::new(), BTreeMap::new());
        for line in text.lines() {
            if let Some((name, kind)) = line.strip_prefix("# TYPE ").and_then(|rest| rest.split_once(' ')) {
                assert!(families.insert(name.to_owned(), kind.to_owned()).is_none(), "{name} comes twice");
            } else if !line.starts_with('#') {
                let (name, value) = line.rsplit_once(' ').unwrap_or_else(|| panic!("no value: {line}"));
                let value: f64 = value.parse().unwrap_or_else(|_| panic!("no number: {line}"));
                assert!(series.insert(name.to_owned(), value).is_none(), "{name} comes twice");
            }
        }
        Self { text: text.to_owned(), series, families }
    }

    /// The value of a series, `nats_connected` or `relay_leader{source="partners"}`.
    pub(super) fn value(&self, series: &str) -> Option<f64> {
        self.series.get(series).copied()
    }

    /// Values of several series, as whole numbers.
    pub(super) fn values<const N: usize>(&self, series: [&str; N]) -> [Option<f64>; N] {
        series.map(|name| self.value(name))
    }
}
