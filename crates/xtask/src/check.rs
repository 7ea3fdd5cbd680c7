use std::process::ExitCode;
use anyhow::{Result, bail};
use crate::house::House;
pub(crate) fn check(_house: &House) -> Result<ExitCode> { bail!("being written") }
