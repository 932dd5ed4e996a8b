//! Which client sent a request, when reverse proxies stand in between.

use std::{
    borrow::Cow,
    net::{IpAddr, Ipv6Addr},
    sync::atomic::{AtomicBool, Ordering},
};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use crate::config::{ForwardedHeader, ProxiesConfig};

/// The address of the client: that of the `peer`, unless it is a trusted proxy. Then the nearest address in the proxies' header that is not a trusted
/// proxy's itself; what stands before that one is the client's own claim. `values` gives all values of a header, as they came: a claim that is no text must
/// not hide what a proxy wrote behind it.
pub fn client_address<'a>(
    peer: Option<IpAddr>,
    proxies: &ProxiesConfig,
    values: impl FnOnce(&'static str) -> Vec<&'a [u8]>,
) -> IpAddr {
    let mut client = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.to_canonical());
    if !trusts(proxies, client) {
        return client;
    }
    let values = |name| values(name).into_iter().map(String::from_utf8_lossy).collect::<Vec<_>>();
    let told = match proxies.header {
        ForwardedHeader::XForwardedFor => x_forwarded_for(&values("x-forwarded-for")),
        ForwardedHeader::Forwarded => forwarded(&values("forwarded")),
    };
    for address in told.into_iter().rev() {
        // What a proxy could not tell, such as "unknown": then the proxy itself stands for its clients.
        let Some(address) = address else { break };
        client = address.to_canonical();
        if !trusts(proxies, client) {
            break;
        }
    }
    client
}

/// Whether this is the address of a trusted proxy.
fn trusts(proxies: &ProxiesConfig, address: IpAddr) -> bool {
    proxies.networks.iter().any(|network| canonical(*network).contains(&address))
}

/// Tells the operator, once each, that a proxy seems to stand in front and is not believed. Then all its clients share one limit.
#[derive(Default)]
pub(super) struct ProxyHints {
    none_trusted: AtomicBool,
    untrusted: AtomicBool,
    other_header: AtomicBool,
}

impl ProxyHints {
    /// Looks at a request from `peer`; `has` tells whether it has a header.
    pub(super) fn look(&self, peer: Option<IpAddr>, proxies: &ProxiesConfig, has: impl Fn(&'static str) -> bool) {
        let (x_forwarded_for, forwarded) = (has("x-forwarded-for"), has("forwarded"));
        let Some(peer) = peer.map(|peer| peer.to_canonical()).filter(|_| x_forwarded_for || forwarded) else { return };
        let first = |told: &AtomicBool| !told.load(Ordering::Relaxed) && !told.swap(true, Ordering::Relaxed);
        let expected = match proxies.header {
            ForwardedHeader::XForwardedFor => x_forwarded_for,
            ForwardedHeader::Forwarded => forwarded,
        };
        if proxies.networks.is_empty() {
            if first(&self.none_trusted) {
                tracing::warn!(
                    "a request has X-Forwarded-For or Forwarded, and server.trusted_proxies is empty: if a reverse proxy is in front, name it there; \
                     until then all clients share one limit"
                );
            }
        } else if !trusts(proxies, peer) {
            // Anybody on the internet may send the header; a neighbour is probably the proxy.
            if is_near(peer) && first(&self.untrusted) {
                tracing::warn!(%peer, "a request has X-Forwarded-For or Forwarded, and server.trusted_proxies does not name its sender: if that is a reverse proxy, add it");
            }
        } else if !expected && first(&self.other_header) {
            tracing::warn!(%peer, "a trusted proxy tells the client's address in another header than server.forwarded_header says");
        }
    }
}

/// In this machine, or in a network that is set apart for private use (RFC 1918, RFC 4193, RFC 6598).
fn is_near(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            let [a, b, ..] = address.octets();
            address.is_loopback() || address.is_private() || address.is_link_local() || (a == 100 && b & 0xc0 == 64)
        }
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
    }
}

/// A network of IPv4-mapped addresses (RFC 4291, section 2.5.5.2) as the network of IPv4 that it is: clients are compared in that form.
fn canonical(network: IpNet) -> IpNet {
    let IpNet::V6(mapped) = network else { return network };
    let ipv4 = mapped.network().to_ipv4_mapped();
    let ipv4 = ipv4.zip(mapped.prefix_len().checked_sub(96));
    ipv4.and_then(|(address, length)| Ipv4Net::new(address, length).ok()).map_or(network, IpNet::V4)
}

fn x_forwarded_for(values: &[Cow<'_, str>]) -> Vec<Option<IpAddr>> {
    values.iter().flat_map(|value| value.split(',')).map(node).collect()
}

/// An address as proxies write it: bare, in quotes, IPv6 perhaps in brackets and with a zone (RFC 4007, section 11), and with a port or without.
fn node(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text).trim();
    let ipv6 = |text: &str| text.split('%').next()?.parse().ok().map(IpAddr::V6);
    match text.strip_prefix('[') {
        Some(bracketed) => {
            let (address, rest) = bracketed.split_once(']')?;
            (rest.is_empty() || rest.starts_with(':')).then(|| ipv6(address)).flatten()
        }
        None => match text.split_once(':') {
            Some((_, rest)) if rest.contains(':') => ipv6(text),
            Some((address, _port)) => address.parse().ok().map(IpAddr::V4),
            None => text.parse().ok().map(IpAddr::V4),
        },
    }
}

/// The addresses in `for` of each hop (RFC 7239, section 5.2).
fn forwarded(values: &[Cow<'_, str>]) -> Vec<Option<IpAddr>> {
    let hops = values.iter().flat_map(|value| split_unquoted(value, ','));
    hops.map(|hop| {
        let mut told = split_unquoted(hop, ';').into_iter().filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            name.trim().eq_ignore_ascii_case("for").then_some(value.trim())
        });
        node(told.next().filter(|_| told.next().is_none())?)
    })
    .collect()
}

/// The parts between separators that stand in no quoted text. Cut from the right, where the nearest proxy wrote: a quote that a client left open on the left
/// reaches no further than the client's own claim.
fn split_unquoted(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut end, mut quoted) = (Vec::new(), text.len(), false);
    for (at, c) in text.char_indices().rev() {
        let escaped = || text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        if c == '"' && !(quoted && escaped()) {
            quoted = !quoted;
        } else if c == separator && !quoted {
            parts.push(&text[at + 1..end]);
            end = at;
        }
    }
    parts.push(&text[..end]);
    parts.reverse();
    parts
}

/// Who counts as one client: of IPv6 a network of 64 bits, of which a single customer of an access provider commands all addresses.
pub(in crate::web) fn network(client: IpAddr) -> IpNet {
    match client {
        IpAddr::V4(_) => client.into(),
        IpAddr::V6(address) => Ipv6Net::new_assert(address, 64).trunc().into(),
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_address_that_a_proxy_writes_is_read(address: IpAddr, port: Option<u16>) {
            let with_port = |port| SocketAddr::new(address, port).to_string();
            let x_forwarded_for = port.map_or(address.to_string(), with_port);
            let node = match (address, port) {
                (IpAddr::V6(address), None) => format!("[{address}]"),
                _ => x_forwarded_for.clone(),
            };
            let address = address.to_canonical().to_string();
            prop_assert_eq!(client("10.0.0.1", ForwardedHeader::XForwardedFor, &[&x_forwarded_for]), address.as_str());
            prop_assert_eq!(client("10.0.0.1", ForwardedHeader::Forwarded, &[&format!("for=\"{node}\"")]), address);
        }
    }

    fn proxies(header: ForwardedHeader) -> ProxiesConfig {
        ProxiesConfig { networks: vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()], header }
    }

    fn client(peer: &str, header: ForwardedHeader, values: &[&str]) -> String {
        client_address(Some(peer.parse().unwrap()), &proxies(header), |_| {
            values.iter().map(|value| value.as_bytes()).collect()
        })
        .to_string()
    }

    #[test]
    fn only_a_trusted_proxys_word_counts() {
        use ForwardedHeader::XForwardedFor as X;
        for (peer, values, address) in [
            ("203.0.113.7", &["198.51.100.1"][..], "203.0.113.7"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["6.6.6.6", "198.51.100.1, 10.9.9.9"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("10.0.0.1", &["2001:db8::7"], "2001:db8::7"),
            ("10.0.0.1", &["[2001:db8::7]:443"], "2001:db8::7"),
            ("10.0.0.1", &["[2001:db8::7]"], "2001:db8::7"),
            ("10.0.0.1", &["\"[2001:db8::7]:443\""], "2001:db8::7"),
            ("10.0.0.1", &["[2001:db8::7%eth0]:443"], "2001:db8::7"),
            ("10.0.0.1", &["[::ffff:198.51.100.1]:443"], "198.51.100.1"),
            ("10.0.0.1", &["203.0.113.7:1234, [fd00::2]:443"], "203.0.113.7"),
            ("10.0.0.1", &["6.6.6.6, [2001:db8::7]junk"], "10.0.0.1"),
            ("10.0.0.1", &["6.6.6.6,"], "10.0.0.1"),
            ("::ffff:10.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1, unknown"], "10.0.0.1"),
            ("10.0.0.1", &["10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", &[], "10.0.0.1"),
        ] {
            assert_eq!(client(peer, X, values), address, "{peer} {values:?}");
        }
    }

    #[test]
    fn forwarded_is_read_as_rfc_7239_has_it() {
        use ForwardedHeader::Forwarded as F;
        for (values, address) in [
            (&["for=198.51.100.1"][..], "198.51.100.1"),
            (&["For=\"[2001:db8:cafe::17]:4711\";proto=https"], "2001:db8:cafe::17"),
            (&["for=6.6.6.6, for=198.51.100.1;by=10.0.0.1"], "198.51.100.1"),
            (&["for=6.6.6.6, for=198.51.100.1", "for=10.1.1.1"], "198.51.100.1"),
            (&["for=198.51.100.1, for=_hidden"], "10.0.0.1"),
            (&["for=unknown"], "10.0.0.1"),
            (&["proto=https"], "10.0.0.1"),
            (&["for=198.51.100.1;host=\"x, for=6.6.6.6\""], "198.51.100.1"),
            (&["for=198.51.100.1;host=\"x;for=6.6.6.6\""], "198.51.100.1"),
            (&["for=198.51.100.1;host=\"x\\\", for=6.6.6.6\""], "198.51.100.1"),
            (&["for=\"6.6.6.6, for=198.51.100.1"], "198.51.100.1"),
            (&["for=6.6.6.6;host=\"\\, for=198.51.100.1"], "198.51.100.1"),
            (&["for=6.6.6.6;for=198.51.100.1"], "10.0.0.1"),
        ] {
            assert_eq!(client("10.0.0.1", F, values), address, "{values:?}");
        }
    }

    #[test]
    fn a_trusted_network_in_ipv4_mapped_form_is_that_of_ipv4() {
        let client = |network: &str, peer: &str| {
            let proxies =
                ProxiesConfig { networks: vec![network.parse().unwrap()], header: ForwardedHeader::XForwardedFor };
            client_address(Some(peer.parse().unwrap()), &proxies, |_| vec![b"198.51.100.1"]).to_string()
        };
        for peer in ["10.0.0.1", "::ffff:10.0.0.1"] {
            for network in ["::ffff:10.0.0.0/104", "::ffff:10.0.0.1/128", "::ffff:0:0/96", "10.0.0.0/8"] {
                assert_eq!(client(network, peer), "198.51.100.1", "{network} {peer}");
            }
            for network in ["::ffff:192.0.2.0/120", "::/0", "::ffff:0:0/95"] {
                assert_eq!(client(network, peer), "10.0.0.1", "{network} {peer}");
            }
        }
    }

    #[test]
    fn an_ipv6_client_is_its_network() {
        let network = |address: &str| network(address.parse().unwrap()).to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(network("198.51.100.1"), "198.51.100.1/32");
    }
}
