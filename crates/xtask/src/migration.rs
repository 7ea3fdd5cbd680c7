//! `cargo xtask new-migration CRATE NAME`.

use std::fs;
use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use crate::house::House;

/// Creates the next numbered file. `-- expand` is what a migration should be; whoever takes something away writes `-- contract`.
pub(crate) fn new(house: &House, arguments: &[&str]) -> Result<ExitCode> {
    let [place, name] = arguments else {
        bail!("usage: cargo xtask new-migration CRATE NAME, for example `new-migration partners annex_files`");
    };
    let (krate, kind) = match place.split_once('/') {
        Some(("chassis", kind @ ("source" | "reader"))) => ("chassis", Some(kind)),
        Some((krate, "models")) if krate != "chassis" => (krate, Some("models")),
        None if *place != "chassis" => (*place, None),
        _ => bail!(
            "{place} has no migrations; the chassis has two kinds, chassis/source and chassis/reader, and read models lie in CRATE/models"
        ),
    };
    if !house.crate_folder(krate).is_dir() {
        bail!("there is no crate {krate}");
    }
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
        bail!("a migration's name has only a-z, 0-9 and _: {name:?}");
    }
    let folder = kind.iter().fold(house.crate_folder(krate).join("migrations"), |folder, kind| folder.join(kind));
    fs::create_dir_all(&folder)?;
    let mut last = 0;
    for entry in fs::read_dir(&folder)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        last = last.max(file.split('_').next().and_then(|number| number.parse::<u32>().ok()).unwrap_or(0));
    }
    let path = folder.join(format!("{:04}_{name}.sql", last + 1));
    fs::write(&path, "-- expand\n").with_context(|| format!("cannot write {}", path.display()))?;
    writeln!(std::io::stdout(), "{}", path.strip_prefix(&house.root).unwrap_or(&path).display())?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_numbered_on_from_the_last_one() {
        let scratch = local::DataFolder::temporary("migration").unwrap();
        let house = House { root: scratch.path().to_path_buf() };
        let folder = house.crate_folder("partners").join("migrations");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("0007_seventh.sql"), "-- contract\n").unwrap();
        new(&house, &["partners", "annex_files"]).unwrap();
        assert_eq!(fs::read_to_string(folder.join("0008_annex_files.sql")).unwrap(), "-- expand\n");
        new(&house, &["partners/models", "seen"]).unwrap();
        assert_eq!(fs::read_to_string(folder.join("models/0001_seen.sql")).unwrap(), "-- expand\n");
        for wrong in [["partners", "Annex Files"], ["nowhere", "x"], ["chassis", "x"], ["chassis/other", "x"]] {
            assert!(new(&house, &wrong).is_err(), "{wrong:?}");
        }
    }
}
