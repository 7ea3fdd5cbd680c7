//! `sala config reference` against the page in `deploy/`.

use crate::faults::sala;
use crate::sources;

#[test]
fn the_page_of_all_keys_is_the_one_that_sala_prints() {
    let printed = sala::run(&["config", "reference"]);
    let page = sources::read("deploy/CONFIGURATION.md");
    assert_eq!(page, printed, "run `cargo run -p sala -- config reference > deploy/CONFIGURATION.md`");
}
