//! The authority of a house and what it signs: the servers of the bus, and the edge.

use std::num::TryFromIntError;

use anyhow::{Context as _, Result};
use chassis::kernel::Clock;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256,
    date_time_ymd,
};

/// The names of NATS on the networks of the containers, alone and as one of three, and for who looks at it where it runs.
const BUS: [&str; 6] = ["nats", "nats-1", "nats-2", "nats-3", "localhost", "127.0.0.1"];
const AUTHORITY: &str = "Sala, the private authority of one house";

/// Signs for this house.
pub(super) struct Authority {
    key: KeyPair,
}

impl Authority {
    /// The text of a new key.
    pub(super) fn key() -> Result<String> {
        Ok(KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?.serialize_pem())
    }

    /// The authority that has this key.
    pub(super) fn with(pem: &str) -> Result<Self> {
        Ok(Self { key: KeyPair::from_pem(pem)? })
    }

    /// Its certificate: whoever is given it believes what it signs. Made again with the same key it says the same about who it is.
    pub(super) fn certificate(&self) -> Result<String> {
        let mut params = Self::params()?;
        valid(&mut params, 10.years())?;
        Ok(params.self_signed(&self.key)?.pem())
    }

    /// For the servers of the bus: towards clients, and towards each other, where both sides show it. Nobody looks at its end, so it holds
    /// as long as the authority.
    pub(super) fn for_the_bus(&self) -> Result<String> {
        let usages = vec![ExtendedKeyUsagePurpose::ServerAuth, ExtendedKeyUsagePurpose::ClientAuth];
        self.signed("nats", BUS.map(str::to_owned).to_vec(), usages, 10.years())
    }

    /// For the edge. Clients that take certificates of private authorities take none that holds longer than 825 days.
    pub(super) fn for_the_edge(&self, names: &[String]) -> Result<String> {
        let first = names.first().context("the edge has no name")?;
        self.signed(first, names.to_vec(), vec![ExtendedKeyUsagePurpose::ServerAuth], 825.days())
    }

    /// Certificate and key in one file.
    fn signed(&self, name: &str, names: Vec<String>, usages: Vec<ExtendedKeyUsagePurpose>, holds: Span) -> Result<String> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name.push(DnType::CommonName, name);
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = usages;
        params.use_authority_key_identifier_extension = true;
        valid(&mut params, holds)?;
        let certificate = params.signed_by(&key, &Issuer::new(Self::params()?, &self.key))?;
        Ok(format!("{}{}", certificate.pem(), key.serialize_pem()))
    }

    fn params() -> Result<CertificateParams> {
        let mut params = CertificateParams::new(Vec::<String>::new())?;
        params.distinguished_name.push(DnType::CommonName, AUTHORITY);
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        Ok(params)
    }
}

/// From yesterday, because clocks differ.
fn valid(params: &mut CertificateParams, holds: Span) -> Result<()> {
    let today = Clock::system().now().to_zoned_datetime(TimeZone::UTC).date();
    let at = |date: Date| Ok::<_, TryFromIntError>(date_time_ymd(date.year().into(), date.month().try_into()?, date.day().try_into()?));
    params.not_before = at(today.checked_sub(1.day())?)?;
    params.not_after = at(today.checked_add(holds)?)?;
    Ok(())
}
