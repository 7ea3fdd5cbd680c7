//! The same id for the same step in every run: a load that was interrupted goes on where it stopped, because the service
//! answers a repeated request with the reply of the first time.

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

/// Raise the number when a step changes its body: the old ids then mean the old bodies.
const NAMESPACE: &str = "sala/demo/mou-2564/1";
/// 2021-12-23T02:00:00Z, the hour of the ceremony: the records sort where they belong in time.
const MILLIS: u64 = 1_640_224_800_000;

/// The `UUIDv7` of a thing or step by this name.
pub(super) fn id(name: &str) -> Uuid {
    id_within(NAMESPACE, MILLIS, name)
}

/// The `UUIDv7` of a thing or step by this name in a namespace, at an instant.
pub(super) fn id_within(namespace: &str, millis: u64, name: &str) -> Uuid {
    let digest = Sha256::digest(format!("{namespace}/{name}"));
    let mut random = [0; 10];
    random.copy_from_slice(&digest[..10]);
    Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// The id of the request that does `step`.
pub(super) fn request(step: &str) -> String {
    id(&format!("request/{step}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_and_differ_by_name() {
        assert_eq!(id("organisation/KKU"), id("organisation/KKU"));
        assert_ne!(id("organisation/KKU"), id("organisation/PEO"));
        assert_ne!(id("submit").to_string(), request("submit"));
        assert_eq!(id("organisation/KKU").get_version_num(), 7);
    }
}
