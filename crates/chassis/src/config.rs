//! Configuration: compiled-in defaults < files < `SALA__SECTION__KEY` < `--set section.key=value`. Unknown keys are errors,
//! every secret has a `_file` twin, and secrets never print.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// Keys that never print. Each may be given as `<key>_file` instead: the path of a file that holds it.
const SECRETS: [&str; 4] = ["url", "token", "password", "nkey_seed"];

/// Origin of what nobody has set.
const DEFAULT: &str = "default";

/// Configuration as it is put together, layer upon layer.
#[derive(Debug, Clone)]
pub struct Layers {
    table: Table,
    origins: BTreeMap<String, String>,
}

/// Why a configuration cannot be used; names the key or the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("configuration: {0}")]
pub struct ConfigError(String);

/// Whether a key of this name never prints and may be given as a file.
pub fn is_secret(key: &str) -> bool {
    SECRETS.contains(&key)
}

impl Layers {
    /// The documented defaults, a TOML text.
    pub fn new(defaults: &str) -> Result<Self, ConfigError> {
        let mut layers = Self { table: Table::new(), origins: BTreeMap::new() };
        layers.add(parse(defaults, "defaults")?, DEFAULT);
        Ok(layers)
    }

    /// Lays a file on top.
    pub fn file(&mut self, path: &Path) -> Result<(), ConfigError> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|e| ConfigError(format!("{shown}: {e}")))?;
        let table = parse(&text, &shown)?;
        self.add(table, &shown);
        Ok(())
    }

    /// Lays environment variables on top: `SALA__GRPC__LISTEN` is `grpc.listen`. Other variables are not looked at.
    pub fn environment(&mut self, variables: impl IntoIterator<Item = (String, String)>) -> Result<(), ConfigError> {
        for (name, value) in variables {
            if let Some(path) = name.strip_prefix("SALA__") {
                self.put(&path.to_lowercase().replace("__", "."), &value, &name)?;
            }
        }
        Ok(())
    }

    /// Lays one `section.key=value` on top.
    pub fn set(&mut self, assignment: &str) -> Result<(), ConfigError> {
        let (path, value) =
            assignment.split_once('=').ok_or_else(|| ConfigError(format!("--set {assignment:?} is not section.key=value")))?;
        self.put(path.trim(), value.trim(), "--set")
    }

    /// The typed configuration. Secrets given as files are read here.
    pub fn resolve<T: DeserializeOwned>(&self) -> Result<T, ConfigError> {
        let mut table = self.table.clone();
        read_secret_files(&mut table, "", &self.origins)?;
        T::deserialize(Value::Table(table)).map_err(|e| ConfigError(e.to_string().replace('\n', " ")))
    }

    /// Every key with its value and where the value came from; secrets hidden.
    pub fn show(&self) -> String {
        let mut out = String::new();
        for (path, origin) in &self.origins {
            let Some(value) = lookup(&self.table, path) else { continue };
            let key = path.rsplit('.').next().unwrap_or(path);
            let hidden = is_secret(key) && value.as_str().is_some_and(|s| !s.is_empty());
            let shown = if hidden { "\"***\"".to_owned() } else { value.to_string() };
            let _infallible = writeln!(out, "{path} = {shown}  # {origin}");
        }
        out
    }

    fn put(&mut self, path: &str, value: &str, origin: &str) -> Result<(), ConfigError> {
        let mut parts: Vec<&str> = path.split('.').collect();
        let (Some(key), false) = (parts.pop(), path.is_empty()) else {
            return Err(ConfigError(format!("{origin}: {path:?} is no key")));
        };
        let mut table = Table::from_iter([(key.to_owned(), literal(value))]);
        for section in parts.into_iter().rev() {
            table = Table::from_iter([(section.to_owned(), Value::Table(table))]);
        }
        self.add(table, origin);
        Ok(())
    }

    fn add(&mut self, layer: Table, origin: &str) {
        merge(&mut self.table, layer, "", origin, &mut self.origins);
    }
}

fn parse(text: &str, origin: &str) -> Result<Table, ConfigError> {
    text.parse().map_err(|e| ConfigError(format!("{origin}: {e}")))
}

/// A TOML literal where it is one (`true`, `16`, `["a"]`), else plain text.
fn literal(value: &str) -> Value {
    format!("v = {value}").parse::<Table>().ok().and_then(|mut t| t.remove("v")).unwrap_or_else(|| Value::String(value.to_owned()))
}

fn merge(into: &mut Table, from: Table, prefix: &str, origin: &str, origins: &mut BTreeMap<String, String>) {
    for (key, value) in from {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match (into.get_mut(&key), value) {
            (Some(Value::Table(old)), Value::Table(new)) => merge(old, new, &path, origin, origins),
            (_, Value::Table(new)) => {
                let mut fresh = Table::new();
                merge(&mut fresh, new, &path, origin, origins);
                into.insert(key, Value::Table(fresh));
            }
            (_, value) => {
                origins.insert(path, origin.to_owned());
                into.insert(key, value);
            }
        }
    }
}

fn lookup<'a>(table: &'a Table, path: &str) -> Option<&'a Value> {
    let mut parts = path.split('.');
    let mut value = table.get(parts.next()?)?;
    for part in parts {
        value = value.as_table()?.get(part)?;
    }
    Some(value)
}

fn read_secret_files(table: &mut Table, prefix: &str, origins: &BTreeMap<String, String>) -> Result<(), ConfigError> {
    for secret in SECRETS {
        let twin = format!("{secret}_file");
        let Some(Value::String(file)) = table.remove(&twin) else { continue };
        if file.is_empty() {
            continue;
        }
        // A default stands for "not set": a file takes its place.
        let given = origins.get(&format!("{prefix}{secret}")).is_some_and(|origin| origin != DEFAULT);
        if given && table.get(secret).and_then(Value::as_str).is_some_and(|s| !s.is_empty()) {
            return Err(ConfigError(format!("{prefix}{secret} and {prefix}{twin} are both set; keep one")));
        }
        let text = std::fs::read_to_string(&file).map_err(|e| ConfigError(format!("{prefix}{twin}: {file}: {e}")))?;
        table.insert(secret.to_owned(), Value::String(text.trim_end_matches(['\r', '\n']).to_owned()));
    }
    for (key, value) in table.iter_mut() {
        if let Value::Table(inner) = value {
            read_secret_files(inner, &format!("{prefix}{key}."), origins)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        database: Inner,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        url: String,
        max_connections: u32,
    }

    fn layers() -> Layers {
        Layers::new("[database]\nurl = \"\"\nmax_connections = 16\n").expect("the defaults parse")
    }

    #[test]
    fn a_later_layer_wins_and_show_says_which() {
        let mut layers = layers();
        layers
            .environment([("SALA__DATABASE__MAX_CONNECTIONS".to_owned(), "8".to_owned()), ("HOME".to_owned(), "x".to_owned())])
            .expect("fits");
        layers.set("database.url=postgres://u:p@h/d").expect("fits");
        let sample: Sample = layers.resolve().expect("complete");
        assert_eq!(sample.database, Inner { url: "postgres://u:p@h/d".to_owned(), max_connections: 8 });
        assert_eq!(layers.show(), "database.max_connections = 8  # SALA__DATABASE__MAX_CONNECTIONS\ndatabase.url = \"***\"  # --set\n");
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_it() {
        let mut layers = layers();
        layers.set("database.max_conections=8").expect("fits");
        let error = layers.resolve::<Sample>().expect_err("unknown key");
        assert!(error.to_string().contains("max_conections"), "{error}");
    }

    #[test]
    fn a_secret_and_its_file_together_are_an_error() {
        let mut layers = layers();
        layers.set("database.url=postgres://h/d").expect("fits");
        layers.set("database.url_file=/nowhere").expect("fits");
        let error = layers.resolve::<Sample>().expect_err("both set");
        assert!(error.to_string().contains("both set"), "{error}");
    }

    #[test]
    fn a_file_takes_the_place_of_a_default() {
        let file = std::env::temp_dir().join(format!("sala-config-{}", std::process::id()));
        std::fs::write(&file, "postgres://from-file\n").expect("written");
        let mut layers = Layers::new("[database]\nurl = \"postgres://default\"\nmax_connections = 16\n").expect("the defaults parse");
        layers.set(&format!("database.url_file={}", file.display())).expect("fits");
        let sample = layers.resolve::<Sample>();
        std::fs::remove_file(&file).expect("was there");
        assert_eq!(sample.expect("complete").database.url, "postgres://from-file");
    }
}
