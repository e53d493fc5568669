//! Recognises files that must not be published: keys, passwords, vaults, databases.

use std::io::Read as _;
use std::path::Path;

/// The kind of secret that a file seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Secret {
    /// A private key (SSH, TLS, OpenPGP, VPN).
    PrivateKey,
    /// A password-protected key store.
    KeyStore,
    /// The database of a password manager.
    PasswordStore,
    /// Credentials: user names and passwords, tokens, encrypted vaults of deployment tools.
    Credentials,
    /// Environment variables of a service, usually with passwords.
    Environment,
    /// A database.
    Database,
    /// Credentials of a Kubernetes cluster.
    Kubeconfig,
    /// Terraform state and variables, which contain passwords in plain text.
    TerraformState,
}

/// File names that denote secrets.
const NAMES: [(&str, Secret); 16] = [
    ("id_rsa", Secret::PrivateKey),
    ("id_dsa", Secret::PrivateKey),
    ("id_ecdsa", Secret::PrivateKey),
    ("id_ed25519", Secret::PrivateKey),
    ("id_ecdsa_sk", Secret::PrivateKey),
    ("id_ed25519_sk", Secret::PrivateKey),
    ("kubeconfig", Secret::Kubeconfig),
    ("kubeconfig.yaml", Secret::Kubeconfig),
    ("kubeconfig.yml", Secret::Kubeconfig),
    ("htpasswd", Secret::Credentials),
    ("pgpass.conf", Secret::Credentials),
    ("_netrc", Secret::Credentials),
    ("vault_pass", Secret::Credentials),
    ("vault-password", Secret::Credentials),
    ("wpa_supplicant.conf", Secret::Credentials),
    ("sitemanager.xml", Secret::Credentials),
];

/// File extensions that denote secrets.
const ENDINGS: [(&str, Secret); 33] = [
    (".ppk", Secret::PrivateKey),
    (".p8", Secret::PrivateKey),
    (".pk8", Secret::PrivateKey),
    (".ovpn", Secret::PrivateKey),
    (".keytab", Secret::PrivateKey),
    (".p12", Secret::KeyStore),
    (".pfx", Secret::KeyStore),
    (".jks", Secret::KeyStore),
    (".keystore", Secret::KeyStore),
    (".keychain", Secret::KeyStore),
    (".keychain-db", Secret::KeyStore),
    (".kdbx", Secret::PasswordStore),
    (".kdb", Secret::PasswordStore),
    (".1pif", Secret::PasswordStore),
    (".1pux", Secret::PasswordStore),
    (".psafe3", Secret::PasswordStore),
    (".enpassdb", Secret::PasswordStore),
    (".vault", Secret::Credentials),
    (".htpasswd", Secret::Credentials),
    (".env", Secret::Environment),
    (".sqlite", Secret::Database),
    (".sqlite3", Secret::Database),
    (".db", Secret::Database),
    (".db3", Secret::Database),
    (".mdb", Secret::Database),
    (".accdb", Secret::Database),
    (".sql.gz", Secret::Database),
    (".pgdump", Secret::Database),
    (".kubeconfig", Secret::Kubeconfig),
    (".tfstate", Secret::TerraformState),
    (".tfstate.backup", Secret::TerraformState),
    (".tfvars", Secret::TerraformState),
    (".tfvars.json", Secret::TerraformState),
];

/// Names (up to the first dot) of data files that hold passwords.
const CREDENTIALS: [&str; 14] = [
    "secret",
    "secrets",
    "vault",
    "credential",
    "credentials",
    "password",
    "passwords",
    "passwort",
    "passwörter",
    "passwoerter",
    "kennwort",
    "kennwörter",
    "kennwoerter",
    "zugangsdaten",
];

/// Extensions of data files. A picture or PDF called `passwords` is not a password list.
const DATA: [&str; 17] = [
    "yml",
    "yaml",
    "json",
    "toml",
    "ini",
    "conf",
    "cfg",
    "txt",
    "csv",
    "tsv",
    "xml",
    "properties",
    "xlsx",
    "xls",
    "ods",
    "enc",
    "gpg",
];

/// Name parts of templates without values: `example.env`, `prod.tfvars.example`.
const TEMPLATES: [&str; 9] =
    ["example", "sample", "template", "dist", "default", "beispiel", "muster", "vorlage", "tmpl"];

/// Extensions of files whose content decides.
const READ: [&str; 12] =
    ["", "pem", "key", "crt", "cer", "asc", "gpg", "txt", "yml", "yaml", "conf", "json"];

/// The number of bytes examined.
const HEAD: u64 = 64 * 1024;

/// The kind of secret in a file, by its name and, where the name is ambiguous, by its first 64 KiB; none
/// where it may be published.
pub fn secret(file: &Path) -> Option<Secret> {
    let name = file.file_name()?.to_string_lossy().to_lowercase();
    by_name(&name).or_else(|| by_content(&name, file))
}

/// The kind of secret that a file name alone denotes.
pub fn secret_by_name(path: &str) -> Option<Secret> {
    by_name(&path.rsplit('/').next()?.to_lowercase())
}

/// `name` is in lower case.
fn by_name(name: &str) -> Option<Secret> {
    let mut parts = name.split(['.', '-', '_']);
    if parts.any(|part| TEMPLATES.contains(&part)) {
        return None;
    }
    let named = NAMES.iter().find(|(known, _)| *known == name);
    let ends = || ENDINGS.iter().find(|(ending, _)| name.ends_with(ending));
    let known = named.or_else(ends).map(|(_, secret)| *secret);
    known.or_else(|| holds_credentials(name).then_some(Secret::Credentials))
}

fn holds_credentials(name: &str) -> bool {
    let (stem, rest) = name.split_once('.').unwrap_or((name, ""));
    let ending = rest.rsplit('.').next().unwrap_or_default();
    CREDENTIALS.contains(&stem) && (ending.is_empty() || DATA.contains(&ending))
}

fn by_content(name: &str, file: &Path) -> Option<Secret> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if !READ.contains(&ending) {
        return None;
    }
    let mut head = Vec::new();
    std::fs::File::open(file).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    in_text(&String::from_utf8_lossy(&head))
}

/// Documentation that shows a key has other text before it. A real key begins a line, and its block comes
/// first or after certificates only.
fn in_text(text: &str) -> Option<Secret> {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let begins = |mark| text.starts_with(mark);
    if begins("$ANSIBLE_VAULT;") {
        return Some(Secret::Credentials);
    }
    if begins("PuTTY-User-Key-File-") || begins("AGE-SECRET-KEY-") || is_of_wireguard(text) {
        return Some(Secret::PrivateKey);
    }
    if begins("-----BEGIN ") && text.lines().any(is_private) {
        return Some(Secret::PrivateKey);
    }
    let has_line = |key: &str| text.lines().any(|line| line.trim_start().starts_with(key));
    if begins("apiVersion:") && has_line("client-key-data:") {
        return Some(Secret::Kubeconfig);
    }
    (begins("{") && has_line("\"private_key\":")).then_some(Secret::PrivateKey)
}

/// RFC 7468, section 10 and 11; OpenPGP (RFC 9580, 6.2.1) adds ` BLOCK`.
fn is_private(line: &str) -> bool {
    let label =
        line.strip_prefix("-----BEGIN ").and_then(|rest| rest.trim_end().strip_suffix("-----"));
    label
        .is_some_and(|label| label.ends_with("PRIVATE KEY") || label.ends_with("PRIVATE KEY BLOCK"))
}

/// A WireGuard configuration with a key: 32 bytes in Base64.
fn is_of_wireguard(text: &str) -> bool {
    let key = |line: &str| {
        let (name, value) = line.split_once('=')?;
        let value = value.trim();
        (name.trim() == "PrivateKey").then_some(value.len() == 44 && value.ends_with('='))
    };
    text.starts_with("[Interface]") && text.lines().find_map(key) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_secrets_from_what_looks_like_them() {
        let secrets = [
            ("id_rsa", Secret::PrivateKey),
            ("id_ed25519", Secret::PrivateKey),
            ("backup.kdbx", Secret::PasswordStore),
            ("secrets.env", Secret::Environment),
            ("prod.env", Secret::Environment),
            ("vault.yml", Secret::Credentials),
            ("secrets.enc.yaml", Secret::Credentials),
            ("passwörter.csv", Secret::Credentials),
            ("credentials", Secret::Credentials),
            ("terraform.tfstate.backup", Secret::TerraformState),
            ("dump.sql.gz", Secret::Database),
            ("wiki.db", Secret::Database),
            ("keystore.p12", Secret::KeyStore),
            ("kubeconfig", Secret::Kubeconfig),
        ];
        for (name, secret) in secrets {
            assert_eq!(by_name(name), Some(secret), "{name}");
        }
        let others = [
            "id_rsa.pub",
            "example.env",
            "prod.tfvars.example",
            "secrets.example.yml",
            "secrets.png",
            "passwords.pdf",
            "vault-diagramm.svg",
            "kubeconfig-anleitung.pdf",
            "schema.sql",
            "ca.crt",
            "docker-compose.yml",
            "environment",
            "tresor.pdf",
        ];
        for name in others {
            assert_eq!(by_name(name), None, "{name}");
        }
    }

    #[test]
    fn contents_tell_keys_from_certificates_and_texts_about_keys() {
        let key = "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n";
        let wireguard = format!("[Interface]\nPrivateKey = {}=\n", "A".repeat(43));
        let secrets = [
            key.to_owned(),
            format!("-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n{key}"),
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\r\n\r\nabc".to_owned(),
            "$ANSIBLE_VAULT;1.1;AES256\n3132\n".to_owned(),
            "{\n  \"type\": \"service_account\",\n  \"private_key\": \"x\"\n}\n".to_owned(),
            "apiVersion: v1\nusers:\n- user:\n    client-key-data: abc\n".to_owned(),
            wireguard,
        ];
        for text in secrets {
            assert!(in_text(&text).is_some(), "{text}");
        }
        let others = [
            "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n".to_owned(),
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\n".to_owned(),
            format!("So sieht ein Schlüssel aus:\n\n{key}"),
            "[Interface]\nPrivateKey = <hier einsetzen>\n".to_owned(),
            "services:\n  web:\n    image: nginx\n".to_owned(),
            String::new(),
        ];
        for text in others {
            assert_eq!(in_text(&text), None, "{text}");
        }
    }
}
