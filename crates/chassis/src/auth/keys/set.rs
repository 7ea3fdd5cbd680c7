//! A JSON Web Key Set, read with care. The algorithm follows from the key, never from the token; what the key says about its use
//! holds; what is no key for signatures is passed over.

use std::collections::BTreeMap;

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind};
use serde_json::Value;

/// Keys at most: a set with more is not one of an issuer.
const KEYS_AT_MOST: usize = 100;
/// Shortest modulus of an RSA key, in bits.
const RSA_BITS: usize = 2048;

/// The keys of an issuer by their ids. A key without an id has the empty one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::auth) struct KeySet(BTreeMap<String, PublicKey>);

/// A key and the one algorithm that it is for.
#[derive(Debug, Clone)]
pub(in crate::auth) struct PublicKey {
    pub(in crate::auth) algorithm: Algorithm,
    pub(in crate::auth) key: DecodingKey,
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.algorithm == other.algorithm
            && match (self.key.kind(), other.key.kind()) {
                (DecodingKeyKind::SecretOrDer(a), DecodingKeyKind::SecretOrDer(b)) => a == b,
                (DecodingKeyKind::RsaModulusExponent { n, e }, DecodingKeyKind::RsaModulusExponent { n: m, e: f }) => n == m && e == f,
                _ => false,
            }
    }
}

impl Eq for PublicKey {}

/// A key set, and what there is to say about keys that are not used.
#[derive(Debug)]
pub(in crate::auth) struct Parsed {
    pub(in crate::auth) set: KeySet,
    pub(in crate::auth) remarks: Vec<String>,
}

impl KeySet {
    /// Reads a set. Err when it is no key set or holds no key that can be used.
    pub(in crate::auth) fn parse(json: &[u8]) -> Result<Parsed, String> {
        let whole: Value = serde_json::from_slice(json).map_err(|e| format!("is not JSON: {e}"))?;
        let keys = whole.get("keys").and_then(Value::as_array).ok_or("is no key set: it has no list `keys`")?;
        if keys.len() > KEYS_AT_MOST {
            return Err(format!("has {} keys, at most {KEYS_AT_MOST} are read", keys.len()));
        }
        let (mut set, mut remarks) = (BTreeMap::new(), Vec::new());
        for value in keys {
            let kid = value.get("kid").and_then(Value::as_str).unwrap_or_default().to_owned();
            match public_key(value) {
                Ok(key) => {
                    if set.insert(kid.clone(), key).is_some() {
                        remarks.push(format!("two keys have the id {kid:?}: the last one is used"));
                    }
                }
                Err(why) => remarks.push(format!("the key {kid:?} is not used: {why}")),
            }
        }
        if set.is_empty() {
            let why = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
            return Err(format!("holds no RSA, P-256 or Ed25519 key for signatures{why}"));
        }
        Ok(Parsed { set: Self(set), remarks })
    }

    /// The key with this id.
    pub(in crate::auth) fn get(&self, kid: &str) -> Option<&PublicKey> {
        self.0.get(kid)
    }

    /// The ids.
    pub(in crate::auth) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The key, or why it is not for us.
fn public_key(value: &Value) -> Result<PublicKey, String> {
    if value.get("d").is_some() {
        return Err("it carries its private half; make a new key, this one is known".to_owned());
    }
    let jwk: Jwk = serde_json::from_value(value.clone()).map_err(|e| e.to_string())?;
    let (algorithm, named) = algorithm_of(&jwk).ok_or("it is no RSA, P-256 or Ed25519 key")?;
    if !matches!(jwk.common.public_key_use, None | Some(PublicKeyUse::Signature)) {
        return Err("its `use` is not `sig`".to_owned());
    }
    if jwk.common.key_operations.as_ref().is_some_and(|all| !all.contains(&KeyOperations::Verify)) {
        return Err("its `key_ops` do not contain `verify`".to_owned());
    }
    if jwk.common.key_algorithm.is_some_and(|alg| alg != named) {
        return Err(format!("its `alg` is not {algorithm:?}"));
    }
    let key = DecodingKey::from_jwk(&jwk).map_err(|e| e.to_string())?;
    if let DecodingKeyKind::RsaModulusExponent { n, .. } = key.kind() {
        let bits = significant_bits(n);
        if bits < RSA_BITS {
            return Err(format!("RSA with {bits} bits is too weak, {RSA_BITS} are the least"));
        }
    }
    Ok(PublicKey { algorithm, key })
}

fn significant_bits(big_endian: &[u8]) -> usize {
    let zeros = big_endian.iter().take_while(|byte| **byte == 0).count();
    big_endian.get(zeros).map_or(0, |first| (big_endian.len() - zeros) * 8 - first.leading_zeros() as usize)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "keys of other kinds are not ours to use")]
fn algorithm_of(jwk: &Jwk) -> Option<(Algorithm, KeyAlgorithm)> {
    match &jwk.algorithm {
        AlgorithmParameters::RSA(_) => Some((Algorithm::RS256, KeyAlgorithm::RS256)),
        AlgorithmParameters::EllipticCurve(ec) if ec.curve == EllipticCurve::P256 => Some((Algorithm::ES256, KeyAlgorithm::ES256)),
        AlgorithmParameters::OctetKeyPair(okp) if okp.curve == EllipticCurve::Ed25519 => Some((Algorithm::EdDSA, KeyAlgorithm::EdDSA)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use serde_json::json;

    fn okp(kid: &str, byte: u8) -> Value {
        json!({"kty": "OKP", "crv": "Ed25519", "kid": kid, "x": URL_SAFE_NO_PAD.encode([byte; 32])})
    }

    fn rsa(kid: &str, bytes: usize) -> Value {
        json!({"kty": "RSA", "kid": kid, "n": URL_SAFE_NO_PAD.encode(vec![0x80; bytes]), "e": "AQAB"})
    }

    fn with(mut key: Value, member: &str, value: Value) -> Value {
        key[member] = value;
        key
    }

    fn parsed(keys: &[Value]) -> Result<Parsed, String> {
        KeySet::parse(json!({ "keys": keys }).to_string().as_bytes())
    }

    #[test]
    fn the_algorithm_follows_from_the_kind_of_the_key() {
        let p256 =
            json!({"kty": "EC", "crv": "P-256", "kid": "ec", "x": URL_SAFE_NO_PAD.encode([1; 32]), "y": URL_SAFE_NO_PAD.encode([2; 32])});
        let set = parsed(&[okp("ed", 1), rsa("rsa", 256), p256]).expect("three good keys").set;
        let algorithm = |kid: &str| set.get(kid).map(|key| key.algorithm);
        assert_eq!(
            (algorithm("ed"), algorithm("rsa"), algorithm("ec")),
            (Some(Algorithm::EdDSA), Some(Algorithm::RS256), Some(Algorithm::ES256))
        );
        assert!(set.get("other").is_none());
    }

    #[test]
    fn a_key_that_is_weak_or_for_something_else_is_not_used_and_the_reason_is_told() {
        let unfit = [
            (rsa("k", 128), "1024 bits"),
            (with(rsa("k", 256), "alg", json!("RS512")), "`alg`"),
            (with(rsa("k", 256), "alg", json!("HS256")), "`alg`"),
            (with(rsa("k", 256), "alg", json!("none")), "`alg`"),
            (with(rsa("k", 256), "use", json!("enc")), "`use`"),
            (with(okp("k", 1), "key_ops", json!(["sign"])), "`key_ops`"),
            (with(okp("k", 1), "d", json!("AAAA")), "private half"),
            (json!({"kty": "oct", "kid": "k", "k": "AAAA"}), "no RSA"),
            (json!({"kty": "EC", "crv": "P-384", "kid": "k", "x": "AAAA", "y": "AAAA"}), "no RSA"),
        ];
        for (key, why) in unfit {
            let parsed = parsed(&[key.clone(), okp("good", 1)]).expect("the good one remains");
            assert_eq!(parsed.set.ids().collect::<Vec<_>>(), ["good"], "{key}");
            assert!(parsed.remarks.iter().any(|remark| remark.contains(why)), "{key}: {:?}", parsed.remarks);
        }
    }

    #[test]
    fn what_a_key_says_about_signatures_is_accepted() {
        let said = with(with(with(rsa("k", 256), "alg", json!("RS256")), "use", json!("sig")), "key_ops", json!(["verify"]));
        assert!(parsed(&[said]).expect("a good key").remarks.is_empty());
    }

    #[test]
    fn of_two_keys_with_one_id_the_last_is_used_and_a_remark_says_so() {
        let parsed = parsed(&[okp("k", 1), okp("k", 2)]).expect("one key");
        assert!(parsed.remarks[0].contains("the last one is used"), "{:?}", parsed.remarks);
        assert_eq!(parsed.set, self::parsed(&[okp("k", 2)]).expect("one key").set);
    }

    #[test]
    fn a_set_that_cannot_be_used_is_an_error_that_says_why() {
        for (json, why) in [("", "not JSON"), ("[]", "no list"), ("{\"keys\": 1}", "no list"), ("{\"keys\": []}", "holds no")] {
            let error = KeySet::parse(json.as_bytes()).expect_err("no key set");
            assert!(error.contains(why), "{json:?}: {error}");
        }
        assert!(parsed(&vec![okp("k", 1); 101]).expect_err("too many").contains("101 keys"));
        assert!(parsed(&[rsa("weak", 128)]).expect_err("only a weak one").contains("too weak"));
    }
}
