//! The public listener, and what stands in front of it.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use ipnet::IpNet;

use super::{parse, section::Section};
use crate::tls::CertificateFiles;

/// `[server]`
#[derive(Debug)]
pub struct ServerConfig {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The certificate of our own TLS; without one, a reverse proxy terminates TLS in front.
    pub tls: Option<CertificateFiles>,
    /// Threads that serve HTTP.
    pub workers: usize,
    /// How long a connection is kept for a next request.
    pub keep_alive: Duration,
    /// The reverse proxies in front, whose word about the client's address is believed.
    pub proxies: ProxiesConfig,
}

/// The reverse proxies in front.
#[derive(Debug, Clone, Default)]
pub struct ProxiesConfig {
    /// Where they are.
    pub networks: Vec<IpNet>,
    /// In which header they tell the client's address.
    pub header: ForwardedHeader,
}

/// In which header proxies tell the client's address. A header that they do not set is the client's own claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ForwardedHeader {
    /// `X-Forwarded-For`, a list of addresses.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl ServerConfig {
    pub(super) fn read(section: &Section<'_>) -> Self {
        let listen =
            section.value("listen", "\"0.0.0.0:8080\"", parse::from_str).or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let workers = section.value("workers", "2", parse::whole_number(1, 256)).or(threads);
        let keep_alive = section
            .value("keep_alive", "\"125s\"", parse::duration(Duration::from_secs(1), Duration::from_hours(1)))
            .or(Duration::from_secs(125));
        let networks = section
            .value("trusted_proxies", "[\"127.0.0.1\", \"10.0.0.0/8\"]", parse::networks)
            .warn_if(
                |networks| networks.iter().any(is_too_wide).then_some("trusts so many addresses that clients can pose as proxies, claim any address, and escape the limits"),
                "[\"127.0.0.1\", \"10.0.0.7\"]: the addresses of your proxies alone",
            )
            .or(Vec::new());
        let headers = [("x-forwarded-for", ForwardedHeader::XForwardedFor), ("forwarded", ForwardedHeader::Forwarded)];
        let header = section
            .value("forwarded_header", "\"forwarded\"", parse::one_of(&headers))
            .or(ForwardedHeader::XForwardedFor);
        let tls = section.optional_section("tls");
        let files = read_tls(&tls);
        section.finish();
        Self { listen, tls: files, workers, keep_alive, proxies: ProxiesConfig { networks, header } }
    }
}

/// The largest networks that are set apart for private use are `10.0.0.0/8` (RFC 1918) and `fc00::/7` (RFC 4193).
fn is_too_wide(network: &IpNet) -> bool {
    match network.addr() {
        IpAddr::V4(_) => network.prefix_len() < 8,
        IpAddr::V6(address) if address.to_ipv4_mapped().is_some() && network.prefix_len() >= 96 => {
            network.prefix_len() < 96 + 8
        }
        IpAddr::V6(_) => network.prefix_len() < 7,
    }
}

/// `[server.tls]`
fn read_tls(section: &Section<'_>) -> Option<CertificateFiles> {
    let path = |name, example| section.value(name, example, |path| section.path(path)).required();
    let certificate: Option<PathBuf> = path("certificate_file", "\"/etc/rekey/tls/fullchain.pem\"");
    let key: Option<PathBuf> = path("key_file", "\"/etc/rekey/tls/privkey.pem\"");
    section.finish();
    let files = CertificateFiles { certificate: certificate?, key: key? };
    section.warn_if_shared("key_file", &files.key);
    match files.load() {
        Ok(_) => Some(files),
        Err(error) => {
            let what = format!("names files that can't be used: {error}");
            section.report("", what, "a certificate and its private key, both in PEM");
            None
        }
    }
}
