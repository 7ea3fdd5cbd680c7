//! The crypto of JSON Web Tokens on `ring`: `RS256`, `ES256` and `EdDSA` to verify, `EdDSA` to sign. HMAC is not offered: a shared
//! secret would let every verifier mint tokens.

use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind, EncodingKey};
use ring::signature as ring_signature;
use ring::signature::{Ed25519KeyPair, RsaPublicKeyComponents, UnparsedPublicKey};
use signature::{Error as SignatureError, Signer, Verifier};

static PROVIDER: CryptoProvider =
    CryptoProvider { signer_factory: signer, verifier_factory: verifier, key_utils: KeyUtils::new_unimplemented() };

/// Plugs `ring` in. Later calls change nothing.
pub(super) fn install() {
    // Err means that the same provider is in place already: this is the only one the house has.
    let _already = PROVIDER.install_default();
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that the provider asks for")]
fn signer(algorithm: &Algorithm, key: &EncodingKey) -> Result<Box<dyn JwtSigner>, Error> {
    if *algorithm != Algorithm::EdDSA {
        return Err(ErrorKind::InvalidAlgorithm.into());
    }
    let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(key.as_bytes()).map_err(|_| ErrorKind::InvalidEddsaKey)?;
    Ok(Box::new(EdSigner(pair)))
}

struct EdSigner(Ed25519KeyPair);

impl Signer<Vec<u8>> for EdSigner {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, SignatureError> {
        Ok(self.0.sign(message).as_ref().to_vec())
    }
}

impl JwtSigner for EdSigner {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that the provider asks for")]
fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>, Error> {
    let key = match (algorithm, key.kind()) {
        (Algorithm::RS256, DecodingKeyKind::RsaModulusExponent { n, e }) => PublicKey::Rsa { n: n.clone(), e: e.clone() },
        (Algorithm::ES256, DecodingKeyKind::SecretOrDer(bytes)) => {
            PublicKey::Plain(&ring_signature::ECDSA_P256_SHA256_FIXED, bytes.clone())
        }
        (Algorithm::EdDSA, DecodingKeyKind::SecretOrDer(bytes)) => PublicKey::Plain(&ring_signature::ED25519, bytes.clone()),
        _ => return Err(ErrorKind::InvalidAlgorithm.into()),
    };
    Ok(Box::new(RingVerifier { algorithm: *algorithm, key }))
}

enum PublicKey {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    Plain(&'static dyn ring_signature::VerificationAlgorithm, Vec<u8>),
}

struct RingVerifier {
    algorithm: Algorithm,
    key: PublicKey,
}

impl Verifier<Vec<u8>> for RingVerifier {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), SignatureError> {
        let outcome = match &self.key {
            PublicKey::Rsa { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&ring_signature::RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
            PublicKey::Plain(algorithm, bytes) => UnparsedPublicKey::new(*algorithm, bytes).verify(message, signature),
        };
        outcome.map_err(|_| SignatureError::new())
    }
}

impl JwtVerifier for RingVerifier {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}
