use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use local::{DataFolder, Postgres, PostgresOptions, Programs};

use crate::scratch;

#[test]
fn a_checkout_that_only_its_owner_may_enter_has_its_data_where_the_servers_can_go() {
    let (_guard, checkout) = scratch();
    fs::set_permissions(&checkout, fs::Permissions::from_mode(0o700)).unwrap();
    let link = checkout.join(".sala");
    let folder = DataFolder::open(&link).unwrap();
    let options = PostgresOptions { durable: false, leash: true, ..PostgresOptions::default() };
    let postgres = Postgres::start(&Programs::find(), &folder, options).unwrap();
    assert_eq!(link.canonicalize().unwrap(), folder.path());
    assert_eq!(folder.path().starts_with("/var/lib/sala"), folder.dropped_to().is_some(), "elsewhere for root, in place for others");
    drop(postgres);
    let path = folder.path().to_path_buf();
    drop(folder);
    let again = DataFolder::open(&link).unwrap();
    assert_eq!(again.path(), path, "the same checkout, the same folder");
    again.remove().unwrap();
}

#[test]
fn a_second_user_of_a_folder_is_told_who_has_it() {
    let (_guard, scratch) = scratch();
    let folder = DataFolder::at(&scratch.join("data")).unwrap();
    let error = DataFolder::at(&scratch.join("data")).err().unwrap().to_string();
    assert!(error.contains(&format!("process {}", std::process::id())), "{error}");
    drop(folder);
    DataFolder::at(&scratch.join("data")).unwrap();
}

#[test]
fn a_folder_that_is_not_ours_is_neither_used_nor_wiped() {
    let (_guard, scratch) = scratch();
    // Made by us first, so that the user who runs the servers owns it; then it becomes somebody's holiday pictures.
    let path = scratch.join("pictures");
    drop(DataFolder::at(&path).unwrap());
    let folder = DataFolder::at(&path).unwrap();
    fs::write(path.join("beach.jpg"), "sand").unwrap();
    fs::remove_file(path.join(".sala-data")).unwrap();
    let error = folder.wipe().unwrap_err().to_string();
    assert!(error.contains("not Sala's data folder"), "{error}");
    drop(folder);
    let error = DataFolder::at(&path).err().unwrap().to_string();
    assert!(error.contains("not empty"), "{error}");
    assert_eq!(fs::read_to_string(path.join("beach.jpg")).unwrap(), "sand");
}

#[test]
fn fresh_wipes_all_data_and_leaves_a_folder_that_works() {
    let folder = DataFolder::temporary("t").unwrap();
    let options = PostgresOptions { durable: false, leash: true, ..PostgresOptions::default() };
    let postgres = Postgres::start(&Programs::find(), &folder, options.clone()).unwrap();
    postgres.query("sala", "CREATE TABLE gone ()").unwrap();
    drop(postgres);
    folder.wipe().unwrap();
    let postgres = Postgres::start(&Programs::find(), &folder, options).unwrap();
    assert!(postgres.query("sala", "SELECT FROM gone").is_err());
}
