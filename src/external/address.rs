//! What an address names: a page on the web, a mailbox, a host in the local network.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use email_address::EmailAddress;
use url::{Host, Url};

/// What kind of thing an address names.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum AddressKind {
    /// A page that can be requested.
    Web(Url),
    /// A mailbox with well-formed addresses; these are not probed.
    Mail,
    /// Not an address.
    Malformed,
}

/// Domains of local networks: RFC 6761, 6762, 8375, and those that routers use.
const LOCAL_DOMAINS: [&str; 9] = [
    "localhost",
    "local",
    "lan",
    "home",
    "internal",
    "intranet",
    "home.arpa",
    "fritz.box",
    "localdomain",
];

pub(super) fn of(address: &str) -> AddressKind {
    if let Some(mail) = address.strip_prefix("mailto:") {
        let decoded = percent_encoding::percent_decode_str(mail).decode_utf8_lossy();
        let is_valid = decoded.split(',').all(|it| EmailAddress::from_str(it.trim()).is_ok());
        return if is_valid { AddressKind::Mail } else { AddressKind::Malformed };
    }
    match Url::parse(address) {
        Ok(url) if url.has_host() => AddressKind::Web(url),
        _ => AddressKind::Malformed,
    }
}

/// Whether an address names this machine or one in the local network, as far as the address shows.
pub(super) fn is_private(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => is_private_ip(IpAddr::V4(ip)),
        Some(Host::Ipv6(ip)) => is_private_ip(IpAddr::V6(ip)),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            let ends = |domain: &&str| {
                name.strip_suffix(*domain)
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            };
            !name.contains('.') || LOCAL_DOMAINS.iter().any(ends)
        }
        None => false,
    }
}

fn is_private_ip(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            let shared = a == 100 && (64..128).contains(&b);
            ip.is_private()
                || ip.is_loopback()
                || ip.is_link_local()
                || ip.is_unspecified()
                || shared
        }
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(ip) => is_private_ip(IpAddr::V4(ip)),
            None => is_private_ipv6(ip),
        },
    }
}

fn is_private_ipv6(ip: Ipv6Addr) -> bool {
    ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_networks_are_recognised_by_address_and_name() {
        let private = |address: &str| is_private(&Url::parse(address).expect("an address"));
        for address in [
            "http://localhost:8080/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://192.168.1.2/",
            "http://10.0.0.1/",
            "http://172.20.0.1/",
            "http://169.254.169.254/",
            "http://100.64.0.1/",
            "http://[fd00::1]/",
            "http://[fe80::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://nas/",
            "http://nas.lan/",
            "http://fritz.box/",
            "http://proxmox.home.arpa./",
            "http://x.local/",
        ] {
            assert!(private(address), "{address}");
        }
        for address in [
            "https://rust-lang.org/",
            "http://1.1.1.1/",
            "http://plan.example/",
            "http://[2606::1]/",
        ] {
            assert!(!private(address), "{address}");
        }
    }

    #[test]
    fn mail_addresses_are_checked_for_syntax_only() {
        assert_eq!(of("mailto:ops@example.org"), AddressKind::Mail);
        assert_eq!(of("mailto:a@example.org,b@example.org"), AddressKind::Mail);
        assert_eq!(of("mailto:ops%40example.org"), AddressKind::Mail);
        for address in
            ["mailto:ops", "mailto:", "mailto:ops@", "mailto:a b@example.org", "https://a b/"]
        {
            assert_eq!(of(address), AddressKind::Malformed, "{address}");
        }
    }
}
