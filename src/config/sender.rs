//! Our own addresses and the names of servers, from a key's value: domains in ASCII (RFC 5891), as those of recipients are.

use lettre::{Address, message::Mailbox};
use rustls::pki_types::{CertificateDer, ServerName, pem::PemObject};
use toml::Value;

use super::parse;
use crate::mail::DkimKey;

/// An address, possibly with a name (RFC 5322, section 3.4).
pub(super) fn mailbox(value: &Value) -> Result<Mailbox, String> {
    let text = parse::text(value)?;
    let mailbox: Mailbox = text.parse().map_err(|_| explain(&text))?;
    // What the parser takes in part, it must not cut.
    if mailbox.name.as_deref().is_some_and(|name| name.chars().any(char::is_control)) {
        return Err("has a control character in its name".to_owned());
    }
    Ok(Mailbox::new(mailbox.name, in_ascii(&mailbox.email)?))
}

/// An address alone.
pub(super) fn address(value: &Value) -> Result<Address, String> {
    let address = parse::text(value)?.parse().map_err(|_| "is not an e-mail address".to_owned())?;
    in_ascii(&address)
}

fn in_ascii(address: &Address) -> Result<Address, String> {
    let domain = ascii_domain(address.domain())?;
    Address::new(address.user(), domain).map_err(|error| format!("is not usable: {error}"))
}

fn ascii_domain(domain: &str) -> Result<String, String> {
    DkimKey::domain(domain).ok_or_else(|| format!("has the domain {domain:?}, which is none"))
}

/// A domain.
pub(super) fn domain(value: &Value) -> Result<String, String> {
    ascii_domain(&parse::text(value)?).map_err(|_| "is not a domain".to_owned())
}

/// Whether receivers take a signature of one domain for one of the other's: as far as can be told without the list of public suffixes, both belong to
/// one organisation (RFC 7489, section 3.1.1, relaxed).
pub(super) fn is_aligned(signer: &str, sender: &str) -> bool {
    let pairs = signer.rsplit('.').zip(sender.rsplit('.'));
    pairs.take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count() >= 2
}

/// What is wrong with an address that can't be read: most often its name lacks quotes.
fn explain(text: &str) -> String {
    let special = |c: &char| r"()<>[]:;@\,.".contains(*c);
    match text.rsplit_once('<') {
        Some((name, rest)) if !name.trim().is_empty() && !name.trim().starts_with('"') => {
            let name = name.trim();
            match name.chars().find(special) {
                Some(c) => format!("has a name with {c:?} in it, which needs quotes around it: '\"{name}\" <{rest}'"),
                None => "is not an e-mail address, possibly with a name".to_owned(),
            }
        }
        _ => "is not an e-mail address, possibly with a name".to_owned(),
    }
}

/// A server's name or address.
pub(super) fn host(value: &Value) -> Result<String, String> {
    let text = parse::line(253)(value)?;
    if text.parse::<std::net::IpAddr>().is_ok() {
        return Ok(text);
    }
    let host = idna::domain_to_ascii(&text).map_err(|_| "is not a host name".to_owned())?;
    ServerName::try_from(host.as_str()).map_err(|_| "is not a host name".to_owned())?;
    Ok(host)
}

/// Our name in EHLO (RFC 5321, section 4.1.1.1): a domain, or an address in brackets.
pub(super) fn ehlo_name(value: &Value) -> Result<String, String> {
    let text = parse::text(value)?;
    ehlo_name_of(&text).ok_or_else(|| "is neither a domain nor an address in brackets".to_owned())
}

/// The same, from a URL's host or what an operator writes.
pub(super) fn ehlo_name_of(host: &str) -> Option<String> {
    let literal = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match literal.map_or(host, |inner| inner.strip_prefix("IPv6:").unwrap_or(inner)).parse() {
        Ok(std::net::IpAddr::V4(address)) => Some(format!("[{address}]")),
        Ok(std::net::IpAddr::V6(address)) => Some(format!("[IPv6:{address}]")),
        Err(_) if literal.is_some() => None,
        Err(_) => ascii_domain(host).ok(),
    }
}

/// The certificates in a file of PEM.
pub(super) fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    let certificates: Option<Vec<_>> = CertificateDer::pem_slice_iter(pem).map(Result::ok).collect();
    let usable = |certificates: &Vec<CertificateDer<'static>>| {
        let mut roots = rustls::RootCertStore::empty();
        !certificates.is_empty() && certificates.iter().all(|certificate| roots.add(certificate.clone()).is_ok())
    };
    certificates.filter(usable).ok_or_else(|| "names a file that is no certificate in PEM".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(parse: impl Fn(&Value) -> Result<T, String>, text: &str) -> Result<T, String> {
        parse(&Value::String(text.to_owned()))
    }

    #[test]
    fn domains_beyond_ascii_are_written_in_ascii() {
        for (text, written) in [
            ("no-reply@münchen.example", "no-reply@xn--mnchen-3ya.example"),
            ("Müller & Söhne <hilfe@MÜNCHEN.example>", "hilfe@xn--mnchen-3ya.example"),
            ("\"Acme, Inc.\" <no-reply@acme.example>", "no-reply@acme.example"),
            ("Zoë@例え.example", "Zoë@xn--r8jz45g.example"),
        ] {
            assert_eq!(read(mailbox, text).unwrap().email.to_string(), written);
        }
        assert_eq!(read(address, "bounces@münchen.example").unwrap().to_string(), "bounces@xn--mnchen-3ya.example");
        assert_eq!(read(domain, "münchen.example").unwrap(), "xn--mnchen-3ya.example");
        assert_eq!(read(host, "smtp.münchen.example").unwrap(), "smtp.xn--mnchen-3ya.example");
        assert_eq!(read(host, "::1").unwrap(), "::1");
        for text in ["", "no domain", "a..b", "-a.example", "münchen@example"] {
            assert!(read(domain, text).is_err() && read(host, text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_name_without_its_quotes_is_shown_with_them() {
        for (text, quoted) in [
            (
                "Acme, Inc. <no-reply@acme.example>",
                "',' in it, which needs quotes around it: '\"Acme, Inc.\" <no-reply@acme.example>'",
            ),
            (
                "Acme (EU) <no-reply@acme.example>",
                "'(' in it, which needs quotes around it: '\"Acme (EU)\" <no-reply@acme.example>'",
            ),
            (
                "support@acme <no-reply@acme.example>",
                "'@' in it, which needs quotes around it: '\"support@acme\" <no-reply@acme.example>'",
            ),
        ] {
            let error = read(mailbox, text).unwrap_err();
            assert!(error.ends_with(quoted), "{error}");
        }
        assert_eq!(read(mailbox, "Acme").unwrap_err(), "is not an e-mail address, possibly with a name");
    }

    #[test]
    fn a_name_for_ehlo_is_a_domain_or_an_address() {
        for (text, name) in [
            ("id.acme.example", "id.acme.example"),
            ("localhost", "localhost"),
            ("münchen.example", "xn--mnchen-3ya.example"),
            ("192.0.2.1", "[192.0.2.1]"),
            ("[192.0.2.1]", "[192.0.2.1]"),
            ("[2001:db8::1]", "[IPv6:2001:db8::1]"),
            ("[IPv6:2001:db8::1]", "[IPv6:2001:db8::1]"),
        ] {
            assert_eq!(read(ehlo_name, text).as_deref(), Ok(name));
        }
        for text in ["", "my host", "[x]", "a\r\nMAIL FROM:<>", "a_b?"] {
            assert!(read(ehlo_name, text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_signature_counts_for_its_own_organisation() {
        for (signer, sender, aligned) in [
            ("acme.example", "acme.example", true),
            ("acme.example", "Mail.Acme.example", true),
            ("mail.acme.example", "acme.example", true),
            ("a.acme.example", "b.acme.example", true),
            ("acme.example", "notacme.example", false),
            ("acme.example", "acme.test", false),
            ("sendgrid.example", "acme.example", false),
        ] {
            assert_eq!(is_aligned(signer, sender), aligned, "{signer}, {sender}");
        }
    }

    #[test]
    fn a_file_without_a_certificate_is_refused() {
        for pem in [
            "",
            "nothing",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\n",
        ] {
            assert!(certificates(pem.as_bytes()).is_err(), "{pem:?}");
        }
    }
}
