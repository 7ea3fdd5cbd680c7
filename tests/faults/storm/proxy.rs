//! A proxy between a process of the house and a server: it passes everything on until it is told to be a bad line.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::lasting;

/// What the line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Everything passes.
    Good,
    /// New connections are closed at once, and those that stand are cut.
    Refusing,
    /// Connections stand and nothing passes; what was sent arrives later.
    Holding,
    /// Everything passes late.
    Slow(Duration),
    /// What the process says is lost on the way.
    LosingRequests,
    /// What the server answers is lost on the way: done, but nobody hears of it.
    LosingAnswers,
}

/// Which way bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    ToServer,
    ToProcess,
}

/// Where the server is.
#[derive(Debug, Clone)]
enum Place {
    Port(u16),
    Socket(PathBuf),
}

/// Where the process finds the proxy instead.
enum Listener {
    Port(TcpListener),
    Socket(UnixListener),
}

/// One end of a connection, whatever it is made of.
trait Both: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Both for T {}
type End = Box<dyn Both>;

/// A line with a proxy in it, until it is dropped.
pub(super) struct Proxy {
    state: watch::Sender<State>,
    _accepting: JoinSet<()>,
}

#[derive(Debug, Clone, Copy)]
struct State {
    line: Line,
    /// Raised when every connection that stands is to be cut.
    cuts: u64,
}

impl Proxy {
    /// A TCP port before a TCP port.
    pub(super) async fn before_port(port: u16) -> (Self, u16) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let own = listener.local_addr().expect("a bound port").port();
        (Self::start(Listener::Port(listener), Place::Port(port)), own)
    }

    /// A socket file before a socket file.
    pub(super) fn before_socket(socket: PathBuf, own: &Path) -> Self {
        let listener = UnixListener::bind(own).unwrap_or_else(|e| panic!("{}: {e}", own.display()));
        Self::start(Listener::Socket(listener), Place::Socket(socket))
    }

    /// From now on the line is like this.
    pub(super) fn set(&self, line: Line) {
        self.state.send_modify(|state| {
            // After lost bytes nothing that follows makes sense: the connections end with the loss.
            let cut = line == Line::Refusing || matches!(state.line, Line::LosingRequests | Line::LosingAnswers);
            state.cuts += u64::from(cut);
            state.line = line;
        });
    }

    /// Ends every connection that stands; new ones are good.
    pub(super) fn cut(&self) {
        self.state.send_modify(|state| state.cuts += 1);
    }

    fn start(listener: Listener, place: Place) -> Self {
        let (state, watched) = watch::channel(State { line: Line::Good, cuts: 0 });
        let mut accepting = JoinSet::new();
        accepting.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok(process) = listener.accept().await {
                while connections.try_join_next().is_some() {}
                if watched.borrow().line != Line::Refusing {
                    connections.spawn(connect(process, place.clone(), watched.clone()));
                }
            }
        });
        Self { state, _accepting: accepting }
    }
}

impl Listener {
    async fn accept(&self) -> std::io::Result<End> {
        match self {
            Self::Port(listener) => prompt(listener.accept().await?.0),
            Self::Socket(listener) => Ok(Box::new(listener.accept().await?.0)),
        }
    }
}

impl Place {
    async fn open(&self) -> std::io::Result<End> {
        match self {
            Self::Port(port) => prompt(TcpStream::connect(("127.0.0.1", *port)).await?),
            Self::Socket(path) => Ok(Box::new(UnixStream::connect(path).await?)),
        }
    }
}

/// Small packets do not wait for more.
fn prompt(stream: TcpStream) -> std::io::Result<End> {
    stream.set_nodelay(true)?;
    Ok(Box::new(stream))
}

/// One connection, as long as both ends and the weather let it stand.
async fn connect(process: End, place: Place, mut watched: watch::Receiver<State>) {
    let cuts = watched.borrow().cuts;
    let line = watched.clone();
    let passing = async {
        if let Ok(server) = place.open().await {
            pass(process, server, &line).await;
        }
    };
    tokio::select! {
        () = passing => {}
        _ = watched.wait_for(|state| state.cuts != cuts) => {}
    }
}

async fn pass(process: End, server: End, line: &watch::Receiver<State>) {
    let ((mut from_process, mut to_process), (mut from_server, mut to_server)) = (tokio::io::split(process), tokio::io::split(server));
    // When one side ends, both do.
    tokio::select! {
        () = carry(&mut from_process, &mut to_server, Way::ToServer, line.clone()) => {}
        () = carry(&mut from_server, &mut to_process, Way::ToProcess, line.clone()) => {}
    }
}

async fn carry(from: &mut (impl AsyncRead + Unpin), to: &mut (impl AsyncWrite + Unpin), way: Way, mut line: watch::Receiver<State>) {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let Ok(count @ 1..) = from.read(&mut buffer).await else { return };
        if line.wait_for(|state| state.line != Line::Holding).await.is_err() {
            return;
        }
        let now = line.borrow().line;
        match (now, way) {
            (Line::LosingRequests, Way::ToServer) | (Line::LosingAnswers, Way::ToProcess) => continue,
            (Line::Slow(late), _) => lasting(late).await,
            (Line::Good | Line::Refusing | Line::Holding | Line::LosingRequests | Line::LosingAnswers, _) => {}
        }
        if to.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::timeout;

    use super::*;

    /// An echo behind a proxy.
    async fn echo() -> (Proxy, u16, JoinSet<()>) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut echoing = JoinSet::new();
        echoing.spawn(async move {
            let mut each = JoinSet::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                each.spawn(async move {
                    let (mut from, mut to) = stream.split();
                    _ = tokio::io::copy(&mut from, &mut to).await;
                });
            }
        });
        let (proxy, own) = Proxy::before_port(port).await;
        (proxy, own, echoing)
    }

    async fn said_back(stream: &mut TcpStream, word: &[u8; 4]) -> bool {
        let mut heard = [0; 4];
        let asked = async {
            stream.write_all(word).await.ok()?;
            stream.read_exact(&mut heard).await.ok()
        };
        matches!(timeout(Duration::from_millis(300), asked).await, Ok(Some(4))) && heard == *word
    }

    #[tokio::test]
    async fn a_line_is_good_holds_loses_refuses_and_is_cut_as_it_is_told() {
        let (proxy, port, _echoing) = echo().await;
        let open = async || TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let mut line = open().await;
        assert!(said_back(&mut line, b"good").await);

        proxy.set(Line::Holding);
        assert!(!said_back(&mut line, b"held").await);
        proxy.set(Line::Good);
        let mut late = [0; 4];
        line.read_exact(&mut late).await.unwrap();
        assert_eq!(late, *b"held", "what was held arrives");

        proxy.set(Line::LosingAnswers);
        assert!(!said_back(&mut line, b"lost").await);
        proxy.set(Line::Good);
        assert_eq!(line.read(&mut late).await.unwrap_or(0), 0, "a connection that lost something ends");

        let mut line = open().await;
        assert!(said_back(&mut line, b"anew").await);
        proxy.cut();
        assert_eq!(line.read(&mut late).await.unwrap_or(0), 0, "cut");

        proxy.set(Line::Refusing);
        assert!(!said_back(&mut open().await, b"nope").await);
        proxy.set(Line::Slow(Duration::from_millis(20)));
        assert!(said_back(&mut open().await, b"slow").await);
    }
}
