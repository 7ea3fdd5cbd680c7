//! The contract in Rust: everything here is generated from `proto/`, except the few functions in [`contract`] that the
//! generated checks call.
//!
//! - `partners::v1`, `schools::v1`, `evaluations::v1`, `reporting::v1`, `common::v1`: messages, clients, servers.
//! - [`contract::METHODS`]: every RPC with the permission it needs, from its `(sala.common.v1.access)` option.
//! - [`contract::Check`]: the bounds that the `.proto` files declare, enforced before a use case runs.
//! - [`DESCRIPTORS`]: the whole descriptor set with comments and options, for reflection, `sala call` and tests.

// Nobody reads generated code for style.
#![expect(
    clippy::useless_conversion,
    clippy::collapsible_if,
    clippy::disallowed_methods,
    clippy::large_enum_variant,
    reason = "generated code and the small rules it calls"
)]

/// Encoded `google.protobuf.FileDescriptorSet` of everything under `proto/`, imports, comments and options included.
pub static DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptors.bin"));

/// What every context shares.
pub mod common {
    /// Version 1.
    pub mod v1 {
        tonic::include_proto!("sala.common.v1");
        include!(concat!(env!("OUT_DIR"), "/access_service_server.server.rs"));
        include!(concat!(env!("OUT_DIR"), "/event_log_service_server.server.rs"));
    }
}

/// Who agreed to what.
pub mod partners {
    /// Version 1.
    pub mod v1 {
        tonic::include_proto!("sala.partners.v1");
        include!(concat!(env!("OUT_DIR"), "/partners_service_server.server.rs"));
    }
}

/// Who takes part, where they belong and belonged.
pub mod schools {
    /// Version 1.
    pub mod v1 {
        tonic::include_proto!("sala.schools.v1");
        include!(concat!(env!("OUT_DIR"), "/schools_service_server.server.rs"));
    }
}

/// How they develop.
pub mod evaluations {
    /// Version 1.
    pub mod v1 {
        tonic::include_proto!("sala.evaluations.v1");
        include!(concat!(env!("OUT_DIR"), "/evaluations_service_server.server.rs"));
    }
}

/// What it adds up to.
pub mod reporting {
    /// Version 1.
    pub mod v1 {
        tonic::include_proto!("sala.reporting.v1");
        include!(concat!(env!("OUT_DIR"), "/reporting_service_server.server.rs"));
    }
}

pub mod contract;
mod serve;
