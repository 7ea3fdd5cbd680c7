//! The contract as it is compiled in: finding RPCs, messages and enums by the names that people type, and their comments.

use anyhow::{Context as _, Result, bail};
use prost_reflect::{DescriptorPool, EnumDescriptor, FileDescriptor, MessageDescriptor, MethodDescriptor, ServiceDescriptor};

use crate::near::near;

/// The contract.
pub(crate) struct Contract {
    pub(crate) pool: DescriptorPool,
}

/// What a name stands for.
pub(crate) enum Symbol {
    Service(ServiceDescriptor),
    Method(MethodDescriptor),
    Message(MessageDescriptor),
    Enum(EnumDescriptor),
}

impl Contract {
    /// The one that is compiled in.
    pub(crate) fn compiled_in() -> Result<Self> {
        Ok(Self { pool: DescriptorPool::decode(api::DESCRIPTORS).context("the compiled-in contract")? })
    }

    /// Sala's own services, in the order of their names.
    pub(crate) fn services(&self) -> Vec<ServiceDescriptor> {
        let mut services: Vec<_> = self.pool.services().filter(|s| s.package_name().starts_with("sala.")).collect();
        services.sort_by(|a, b| a.full_name().cmp(b.full_name()));
        services
    }

    /// An RPC: `GetAgreement`, `PartnersService/GetAgreement` or `sala.partners.v1.PartnersService/GetAgreement`.
    pub(crate) fn method(&self, name: &str) -> Result<MethodDescriptor> {
        let methods: Vec<_> = self.services().iter().flat_map(|s| s.methods().collect::<Vec<_>>()).collect();
        let wanted = name.trim_start_matches('/').replace('/', ".");
        let mut found: Vec<_> = methods.iter().filter(|m| is_called(m.full_name(), &wanted)).collect();
        match (found.pop(), found.is_empty()) {
            (Some(method), true) => Ok(method.clone()),
            (Some(method), false) => {
                bail!("several services have {name}: say which, as in {}/{}", method.parent_service().full_name(), method.name())
            }
            (None, _) => {
                let last = wanted.rsplit('.').next().unwrap_or(&wanted);
                let hint = near(last, methods.iter().map(MethodDescriptor::name));
                bail!("there is no RPC {name}{}; `sala describe` lists them", did_you_mean(&hint))
            }
        }
    }

    /// Anything by its full name or the last part of it.
    pub(crate) fn symbol(&self, name: &str) -> Result<Symbol> {
        let wanted = name.trim_start_matches('/').replace('/', ".");
        let own = |full: &str| full.starts_with("sala.") || wanted.contains('.');
        let matches = |full: &str| own(full) && is_called(full, &wanted);
        if let Some(service) = self.pool.services().find(|s| matches(s.full_name())) {
            return Ok(Symbol::Service(service));
        }
        for service in self.services() {
            if let Some(method) = service.methods().find(|m| matches(m.full_name())) {
                return Ok(Symbol::Method(method));
            }
        }
        if let Some(message) = self.pool.all_messages().find(|m| matches(m.full_name())) {
            return Ok(Symbol::Message(message));
        }
        if let Some(found) = self.pool.all_enums().find(|e| matches(e.full_name())) {
            return Ok(Symbol::Enum(found));
        }
        let last = wanted.rsplit('.').next().unwrap_or(&wanted);
        let names = self.names();
        bail!(
            "the contract has no {name}{}; `sala describe` lists the services",
            did_you_mean(&near(last, names.iter().map(String::as_str)))
        )
    }

    fn names(&self) -> Vec<String> {
        let services = self.services();
        let methods = services.iter().flat_map(|s| s.methods().map(|m| m.name().to_owned()).collect::<Vec<_>>());
        let messages = self.pool.all_messages().filter(|m| m.package_name().starts_with("sala.")).map(|m| m.name().to_owned());
        let enums = self.pool.all_enums().filter(|e| e.package_name().starts_with("sala.")).map(|e| e.name().to_owned());
        services.iter().map(|s| s.name().to_owned()).chain(methods).chain(messages).chain(enums).collect()
    }
}

/// ", did you mean A or B?" or nothing.
pub(crate) fn did_you_mean(names: &[&str]) -> String {
    if names.is_empty() { String::new() } else { format!(", did you mean {}?", names.join(" or ")) }
}

/// The comment before a declaration, one line each.
pub(crate) fn comment(file: &FileDescriptor, path: &[i32]) -> Vec<String> {
    let info = file.file_descriptor_proto().source_code_info.as_ref();
    let location = info.and_then(|info| info.location.iter().find(|location| location.path == path));
    location.map(|l| l.leading_comments().lines().map(|line| line.trim().to_owned()).collect()).unwrap_or_default()
}

fn is_called(full: &str, wanted: &str) -> bool {
    full == wanted || full.strip_suffix(wanted).is_some_and(|before| before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_rpc_is_found_by_each_of_its_names() {
        let contract = Contract::compiled_in().expect("decodes");
        let full = "sala.partners.v1.PartnersService.GetAgreement";
        for name in [
            "GetAgreement",
            "PartnersService/GetAgreement",
            "sala.partners.v1.PartnersService/GetAgreement",
            "/sala.partners.v1.PartnersService/GetAgreement",
            full,
        ] {
            assert_eq!(contract.method(name).expect(name).full_name(), full);
        }
    }

    #[test]
    fn a_misspelt_rpc_is_answered_with_near_names() {
        let contract = Contract::compiled_in().expect("decodes");
        let error = contract.method("GetAgrement").expect_err("misspelt").to_string();
        assert!(error.contains("GetAgreement"), "{error}");
        let error = contract.method("Agreement").expect_err("only the end of a word").to_string();
        assert!(error.starts_with("there is no RPC Agreement"), "{error}");
    }

    #[test]
    fn every_rpc_has_a_comment_here() {
        let contract = Contract::compiled_in().expect("decodes");
        for service in contract.services() {
            for method in service.methods() {
                assert!(!comment(&service.parent_file(), method.path()).is_empty(), "{}", method.full_name());
            }
        }
    }
}
