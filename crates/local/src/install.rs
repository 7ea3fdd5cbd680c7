use crate::{Programs, Result};
/// x
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted { Postgres, Up, Test }
/// x
pub fn ensure(_wanted: Wanted, _say: &mut dyn FnMut(&str)) -> Result<Programs> { Ok(Programs::find()) }
