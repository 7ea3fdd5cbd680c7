//! Lists: an opaque token ↔ a keyset cursor. Page 1,000 costs what page 1 costs.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::auth::Caller;
use crate::failure::{Failure, Kind};

/// Items a page when the caller does not say.
pub const DEFAULT_SIZE: i32 = 50;
/// Items a page at most; the contract refuses more.
pub const MAX_SIZE: i32 = 1000;

/// Where a page begins: after the row with this sort key and this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The sort key of the last row seen, comparable byte by byte.
    pub key: Vec<u8>,
    /// Its id, which breaks ties.
    pub id: Uuid,
}

/// One page that a caller asked for.
#[derive(Debug, Clone)]
pub struct Page {
    size: usize,
    after: Option<Cursor>,
    binding: Binding,
}

/// What ties a token to the caller and the question that it was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding([u8; 8]);

impl Binding {
    /// The tie to a caller and a question, encoded in any stable way.
    pub fn of(caller: &Caller, question: &[u8]) -> Self {
        let digest = Sha256::new().chain_update(caller.subject().as_bytes()).chain_update([0]).chain_update(question).finalize();
        let mut binding = [0; 8];
        binding.copy_from_slice(&digest[..8]);
        Self(binding)
    }

    /// A token that holds these bytes.
    pub fn seal(self, bytes: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode([&self.0, bytes].concat())
    }

    /// The bytes in a token; None when it was made for something else.
    pub fn open(self, token: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (bound, rest) = bytes.split_first_chunk::<8>()?;
        (*bound == self.0).then(|| rest.to_vec())
    }
}

impl Page {
    /// Reads the page fields of a request. The token belongs to this caller and to this `question`: the list and its filter,
    /// encoded in any stable way, without the page fields.
    pub fn read(page_size: i32, page_token: &str, caller: &Caller, question: &[u8]) -> Result<Self, Failure> {
        let size = usize::try_from(if page_size <= 0 { DEFAULT_SIZE } else { page_size.min(MAX_SIZE) }).unwrap_or(50);
        let binding = Binding::of(caller, question);
        let after = if page_token.is_empty() { None } else { Some(open(page_token, binding).ok_or_else(invalid_token)?) };
        Ok(Self { size, after, binding })
    }

    /// Rows to ask the database for: one more than the page, which tells whether there is a next one.
    pub fn limit(&self) -> i64 {
        i64::try_from(self.size + 1).unwrap_or(i64::MAX)
    }

    /// Sort key after which to begin.
    pub fn after_key(&self) -> Option<&[u8]> {
        self.after.as_ref().map(|c| c.key.as_slice())
    }

    /// Id after which to begin, among equal keys.
    pub fn after_id(&self) -> Option<Uuid> {
        self.after.as_ref().map(|c| c.id)
    }

    /// Keeps the rows of the page and makes the token of the next one, empty on the last.
    pub fn take<T>(&self, mut rows: Vec<T>, cursor: impl Fn(&T) -> Cursor) -> (Vec<T>, String) {
        if rows.len() <= self.size {
            return (rows, String::new());
        }
        rows.truncate(self.size);
        let token = rows.last().map(|last| self.seal(&cursor(last))).unwrap_or_default();
        (rows, token)
    }

    fn seal(&self, cursor: &Cursor) -> String {
        self.binding.seal(&[cursor.id.as_bytes(), &cursor.key[..]].concat())
    }
}

fn open(token: &str, binding: Binding) -> Option<Cursor> {
    let bytes = binding.open(token)?;
    let (id, key) = bytes.split_at_checked(16)?;
    Some(Cursor { key: key.to_vec(), id: Uuid::from_slice(id).ok()? })
}

/// The refusal of a token that was not made for this question, or whose sort key a service cannot read.
pub fn invalid_token() -> Failure {
    Failure::new(
        Kind::Invalid,
        "PAGE_TOKEN_INVALID",
        "ลำดับหน้าที่ขอไม่ถูกต้องหรือหมดอายุ กรุณาค้นหาใหม่",
        "Page token invalid or expired; search again",
    )
    .at("page_token")
}
