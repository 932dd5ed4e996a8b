//! Which client sent a request, when reverse proxies stand in between.

use std::net::{IpAddr, Ipv6Addr};

use ipnet::{IpNet, Ipv6Net};
use rfc7239::{NodeIdentifier, NodeName};

use crate::config::{ForwardedHeader, ProxiesConfig};

/// The address of the client: that of the `peer`, unless it is a trusted proxy. Then the nearest address in the proxies' header that is not a trusted
/// proxy's itself; what stands before that one is the client's own claim. `values` gives all values of a header.
pub fn client_address<'a>(
    peer: Option<IpAddr>,
    proxies: &ProxiesConfig,
    values: impl FnOnce(&'static str) -> Vec<&'a str>,
) -> IpAddr {
    let mut client = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.to_canonical());
    let trusted = |address: IpAddr| proxies.networks.iter().any(|network| network.contains(&address));
    if !trusted(client) {
        return client;
    }
    let told = match proxies.header {
        ForwardedHeader::XForwardedFor => x_forwarded_for(&values("x-forwarded-for")),
        ForwardedHeader::Forwarded => forwarded(&values("forwarded")),
    };
    for address in told.into_iter().rev() {
        // What a proxy could not tell, such as "unknown": then the proxy itself stands for its clients.
        let Some(address) = address else { break };
        client = address.to_canonical();
        if !trusted(client) {
            break;
        }
    }
    client
}

fn x_forwarded_for(values: &[&str]) -> Vec<Option<IpAddr>> {
    let address = |text: &str| {
        let text = text.trim();
        // Some proxies add the port.
        text.parse().ok().or_else(|| text.parse::<std::net::SocketAddr>().ok().map(|address| address.ip()))
    };
    values.iter().flat_map(|value| value.split(',')).map(address).collect()
}

/// RFC 7239, section 5.2.
fn forwarded(values: &[&str]) -> Vec<Option<IpAddr>> {
    let address = |node: NodeIdentifier<'_>| match node.name {
        NodeName::Ip(address) => Some(address),
        _ => None,
    };
    let hops = values.iter().flat_map(|value| rfc7239::parse(value));
    hops.map(|hop| hop.ok().and_then(|hop| hop.forwarded_for).and_then(address)).collect()
}

/// Who counts as one client: of IPv6 a network of 64 bits, of which a single customer of an access provider commands all addresses.
pub(super) fn network(client: IpAddr) -> IpNet {
    match client {
        IpAddr::V4(_) => client.into(),
        IpAddr::V6(address) => Ipv6Net::new_assert(address, 64).trunc().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(header: ForwardedHeader) -> ProxiesConfig {
        ProxiesConfig { networks: vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()], header }
    }

    fn client(peer: &str, header: ForwardedHeader, values: &[&str]) -> String {
        client_address(Some(peer.parse().unwrap()), &proxies(header), |_| values.to_vec()).to_string()
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
        ] {
            assert_eq!(client("10.0.0.1", F, values), address, "{values:?}");
        }
    }

    #[test]
    fn an_ipv6_client_is_its_network() {
        let network = |address: &str| network(address.parse().unwrap()).to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(network("198.51.100.1"), "198.51.100.1/32");
    }
}
