//! As much of the Postgres protocol as starting a server takes: say hello, run statements, read text rows.
//!
//! It spares this crate a driver and the machine a `psql`. Only for a private server: a Unix socket, no password.

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use crate::{Error, Result};

/// A row as text; `None` is NULL.
pub type Row = Vec<Option<String>>;

const PROTOCOL_3: i32 = 196_608;
const LONGEST_MESSAGE: usize = 64 << 20;

/// One connection to a private Postgres.
pub struct Session {
    stream: UnixStream,
}

impl Session {
    /// Connects as `user` to `database` over the socket file. The server answers only once it is ready for statements.
    pub(crate) fn open(socket: &Path, user: &str, database: &str, patience: Duration) -> Result<Self> {
        let stream = UnixStream::connect(socket).map_err(|e| Error::io(format!("cannot connect to {}", socket.display()), &e))?;
        _ = stream.set_read_timeout(Some(patience)).and_then(|()| stream.set_write_timeout(Some(patience)));
        let mut session = Self { stream };
        let mut hello = PROTOCOL_3.to_be_bytes().to_vec();
        for word in ["user", user, "database", database, "client_encoding", "UTF8", "application_name", "sala-local"] {
            hello.extend_from_slice(word.as_bytes());
            hello.push(0);
        }
        hello.push(0);
        session.send(None, &hello)?;
        session.answer()?;
        Ok(session)
    }

    /// Runs one or more statements; several without `BEGIN` are one transaction. Returns the rows of all of them.
    pub fn run(&mut self, sql: &str) -> Result<Vec<Row>> {
        let mut body = sql.as_bytes().to_vec();
        body.push(0);
        self.send(Some(b'Q'), &body)?;
        self.answer()
    }

    /// Lets a single statement take long (the default is a minute).
    pub fn be_patient(&mut self, patience: Duration) {
        _ = self.stream.set_read_timeout(Some(patience));
    }

    fn send(&mut self, kind: Option<u8>, body: &[u8]) -> Result<()> {
        let length = i32::try_from(body.len() + 4).map_err(|_| Error::new("a statement is longer than the protocol allows"))?;
        let mut message: Vec<u8> = kind.into_iter().collect();
        message.extend_from_slice(&length.to_be_bytes());
        message.extend_from_slice(body);
        self.stream.write_all(&message).map_err(|e| Error::io("Postgres does not take what we send", &e))
    }

    /// Reads up to `ReadyForQuery`.
    fn answer(&mut self) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        let mut refused = None;
        loop {
            let (kind, body) = self.receive()?;
            match kind {
                b'Z' => return refused.map_or(Ok(rows), Err),
                b'D' => rows.push(row(&body).ok_or_else(|| Error::new("Postgres sent a row that cannot be read"))?),
                b'E' => refused = Some(Error::new(complaint(&body))),
                b'R' if body.get(..4) != Some(&[0; 4]) => return Err(Error::new("Postgres asks for a password on its private socket")),
                // Notices, parameters, column descriptions, command tags.
                _ => {}
            }
        }
    }

    fn receive(&mut self) -> Result<(u8, Vec<u8>)> {
        let cannot = |e| Error::io("Postgres does not answer", &e);
        let mut head = [0; 5];
        self.stream.read_exact(&mut head).map_err(cannot)?;
        let length = usize::try_from(i32::from_be_bytes([head[1], head[2], head[3], head[4]])).unwrap_or(0);
        if !(4..LONGEST_MESSAGE).contains(&length) {
            return Err(Error::new("Postgres sent a message that cannot be read"));
        }
        let mut body = vec![0; length - 4];
        self.stream.read_exact(&mut body).map_err(cannot)?;
        // A refusal to connect is final: the server closes without another message.
        if head[0] == b'E' && complaint_field(&body, b'S').is_some_and(|severity| severity == "FATAL") {
            return Err(Error::new(complaint(&body)));
        }
        Ok((head[0], body))
    }
}

fn row(body: &[u8]) -> Option<Row> {
    let count = u16::from_be_bytes(body.get(..2)?.try_into().ok()?);
    let mut rest = body.get(2..)?;
    let mut row = Row::with_capacity(count.into());
    for _ in 0..count {
        let length = i32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        rest = &rest[4..];
        if let Ok(length) = usize::try_from(length) {
            row.push(Some(String::from_utf8_lossy(rest.get(..length)?).into_owned()));
            rest = &rest[length..];
        } else {
            row.push(None);
        }
    }
    Some(row)
}

/// `ERROR: relation "x" does not exist (42P01)`, with detail and position where there are any.
fn complaint(body: &[u8]) -> String {
    let field = |kind| complaint_field(body, kind);
    let mut text = format!("{}: {}", field(b'S').unwrap_or_default(), field(b'M').unwrap_or_default());
    for (kind, label) in [(b'D', "detail"), (b'H', "hint"), (b'P', "at character"), (b'W', "in")] {
        if let Some(more) = field(kind) {
            text = format!("{text}; {label}: {more}");
        }
    }
    format!("{text} ({})", field(b'C').unwrap_or_default())
}

fn complaint_field(body: &[u8], kind: u8) -> Option<String> {
    let fields = body.split(|byte| *byte == 0).filter(|field| !field.is_empty());
    fields.filter(|field| field[0] == kind).map(|field| String::from_utf8_lossy(&field[1..]).into_owned()).next()
}
