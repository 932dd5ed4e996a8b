//! What comes from strangers, or from a vendor's hand, and what holds whatever it is.
//!
//! Each function is the body of the fuzz target of its name; `tests/fuzz_corpus.rs` replays the corpora with them.

use std::{net::IpAddr, path::Path, sync::LazyLock, time::Duration};

use aws_lc_rs::{
    digest::{SHA256, digest},
    signature::{Ed25519KeyPair, KeyPair},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use rekey::{
    address::EmailAddress,
    brand::{Color, Language, Logo, Look, Overrides, Texts, check_text},
    config::{Config, ConfigError, ForwardedHeader, PasswordRules, ProxiesConfig},
    keygen::{Algorithm, Endpoint, Event, InvalidEvent, PasswordReset, PublicKey, SignedRequest, User, Verifier},
    passwords::{OwnWords, judge},
    secrets::Handle,
    web::client_address,
};
use serde_json::{Value, json};

/// The body of a fuzz target: it panics if what must hold does not.
pub type Target = fn(&[u8]);

/// Every target, by its name.
pub const TARGETS: [(&str, Target); 8] = [
    ("signature_header", signature_header),
    ("webhook_body", webhook_body),
    ("handle", handle),
    ("configuration", configuration),
    ("brand", brand),
    ("address", address),
    ("forwarded_header", forwarded_header),
    ("password", password),
];

/// The header `Keygen-Signature`, and on the next line `Keygen-Date`: only what Keygen itself wrote there is believed.
pub fn signature_header(input: &[u8]) {
    let (signature, date) = first_line(input);
    for genuine in GENUINE.iter() {
        let verify = |body| {
            let request = SignedRequest { signatures: &[signature], dates: &[date], body };
            genuine.verifier.verify(request, "2026-11-24T01:02:03Z".parse().expect("a time")).is_ok()
        };
        if verify(&genuine.body) {
            let header = String::from_utf8_lossy(signature);
            assert!(header.contains(&genuine.signature), "a forged signature was accepted");
            assert_eq!(date, SIGNED_AT.as_bytes(), "another date was accepted");
            assert!(!verify(b"another body"), "another body was accepted");
        }
    }
}

const SIGNED_AT: &str = "Tue, 24 Nov 2026 01:02:03 GMT";

/// A webhook that Keygen's own code signed.
struct Genuine {
    verifier: Verifier,
    body: Vec<u8>,
    signature: String,
}

/// One of each algorithm.
static GENUINE: LazyLock<[Genuine; 4]> = LazyLock::new(|| {
    let file = include_str!("../../tests/portal/webhook-vectors.json");
    let file: Value = serde_json::from_str(file).expect("the vectors are JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Algorithm::ALL.map(|algorithm| {
        let vectors = file["vectors"].as_array().expect("the vectors are a list");
        let named = format!("algorithm=\"{algorithm}\"");
        let vector = vectors.iter().find(|vector| text(&vector["headers"]["Keygen-Signature"]).contains(&named));
        let vector = vector.expect("each algorithm has a vector");
        let key = match algorithm {
            Algorithm::Ed25519 => "ed25519_hex",
            Algorithm::RsaPssSha256 | Algorithm::RsaSha256 => "rsa_pem",
            Algorithm::EcdsaP256 => "ecdsa_p256_pem",
        };
        let header = text(&vector["headers"]["Keygen-Signature"]);
        let signature = header.split(" signature=\"").nth(1).and_then(|rest| rest.split('"').next());
        Genuine {
            verifier: Verifier {
                endpoint: Endpoint::new(&text(&vector["endpoint_url"]).parse().expect("a URL")),
                account: text(&file["account_id"]).parse().expect("a UUID"),
                algorithm,
                keys: vec![PublicKey::parse(algorithm, &text(&file["keys"][key])).expect("a key")],
                tolerance: Duration::from_mins(5),
            },
            body: BASE64_STANDARD.decode(text(&vector["body_base64"])).expect("base64"),
            signature: signature.expect("the header holds a signature").to_owned(),
        }
    })
});

/// A webhook's body that is signed well: what can be read of it is fit for use, and survives being written.
pub fn webhook_body(input: &[u8]) {
    match read_signed(input) {
        Ok(Event::PasswordReset(reset)) => {
            for identifier in [&reset.event_id, &reset.idempotency_token, &reset.user.id, reset.token.expose()] {
                assert!((1..=512).contains(&identifier.len()), "an identifier of {} bytes", identifier.len());
                assert!(identifier.bytes().all(|byte| byte.is_ascii_graphic()), "an identifier like {identifier:?}");
            }
            if let Ok(address) = &reset.user.address {
                is_one_mailbox(address);
                let sent = EmailAddress::from_keygen(&address.spelling());
                assert_eq!(sent.expect("canonical").canonical(), address.canonical());
            }
            match read_signed(&written(&reset)) {
                Ok(Event::PasswordReset(again)) => assert_eq!(parts(&again), parts(&reset)),
                other => panic!("it was written, and is now {other:?}"),
            }
        }
        Ok(Event::UserChange(_) | Event::Other(_)) => {}
        // The seeds have "secret" in place of all that must not get into a log.
        Err(error) => assert!(!error.to_string().contains("secret"), "the error quotes the webhook: {error}"),
    }
}

fn read_signed(body: &[u8]) -> Result<Event, InvalidEvent> {
    static SIGNER: LazyLock<(Ed25519KeyPair, Verifier)> = LazyLock::new(|| {
        let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).expect("any 32 bytes are a seed");
        let key = BASE64_STANDARD.encode(pair.public_key());
        let verifier = Verifier {
            endpoint: Endpoint::new(&"https://id.acme.example/webhooks/keygen".parse().expect("a URL")),
            account: "07dcdd59-7920-43b9-9dba-43e8125a9962".parse().expect("a UUID"),
            algorithm: Algorithm::Ed25519,
            keys: vec![PublicKey::parse(Algorithm::Ed25519, &key).expect("the pair's key")],
            tolerance: Duration::from_mins(5),
        };
        (pair, verifier)
    });
    let (pair, verifier) = &*SIGNER;
    let lines = format!(
        "(request-target): post /webhooks/keygen\nhost: id.acme.example\ndate: {SIGNED_AT}\ndigest: sha-256={}",
        BASE64_STANDARD.encode(digest(&SHA256, body)),
    );
    let signature = format!(
        r#"keyid="{}", algorithm="ed25519", signature="{}", headers="(request-target) host date digest""#,
        verifier.account,
        BASE64_STANDARD.encode(pair.sign(lines.as_bytes())),
    );
    let request = SignedRequest { signatures: &[signature.as_bytes()], dates: &[SIGNED_AT.as_bytes()], body };
    let webhook = verifier.verify(request, "2026-11-24T01:02:03Z".parse().expect("a time"));
    Event::parse(webhook.expect("it is signed well"))
}

/// The event as Keygen would write it.
fn written(reset: &PasswordReset) -> Vec<u8> {
    let payload = json!({
        "data": {
            "id": reset.user.id,
            "attributes": {
                "email": email(&reset.user),
                "fullName": reset.user.name,
                "metadata": reset.user.metadata,
                "role": reset.user.role,
                "status": if reset.user.is_banned { "BANNED" } else { "ACTIVE" },
                "updated": reset.user.updated.to_string(),
            },
            "relationships": { "environment": { "data": reset.user.environment.as_ref().map(|id| json!({ "id": id })) } },
        },
        "meta": { "passwordResetToken": reset.token.expose() },
    });
    let event = json!({
        "data": {
            "id": reset.event_id,
            "attributes": {
                "event": "user.password-reset",
                "payload": payload.to_string(),
                "created": reset.user.updated.to_string(),
            },
            "meta": { "idempotencyToken": reset.idempotency_token },
        },
    });
    event.to_string().into_bytes()
}

/// All that an event says, in a form that can be compared.
fn parts(reset: &PasswordReset) -> impl PartialEq + std::fmt::Debug {
    let PasswordReset { event_id, idempotency_token, user, token } = reset;
    let is_usable = user.address.is_ok();
    let (standing, environment) = ((&user.role, user.is_banned), &user.environment);
    let user = (&user.id, email(user), is_usable, &user.name, &user.metadata, standing, environment, user.updated);
    (event_id, idempotency_token, user, token.expose())
}

/// The address as Keygen wrote it, or at least one that is cleaned alike.
fn email(user: &User) -> String {
    user.address.as_ref().map_or_else(|unusable| unusable.as_str().to_owned(), |address| address.as_str().to_owned())
}

/// A link's handle has one spelling, and is found in whatever stands around it.
pub fn handle(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    if let Ok(handle) = text.parse::<Handle>() {
        assert_eq!(handle.expose(), text);
        assert!(Handle::find(text) == Some(handle), "it is found by itself");
    }
    if let Some(handle) = Handle::find(text) {
        assert!(Handle::find(&format!("<{}>", handle.expose())) == Some(handle), "it is found in brackets");
    }
}

/// The configuration file, and after a line `---` the environment's variables, one a line: mistakes are told, and what has none can be served.
pub fn configuration(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    // A configuration may name files, and some devices have no end.
    if text.contains("/dev/") || text.contains("/proc/") {
        return;
    }
    let (file, variables) = text.split_once("\n---\n").unwrap_or((text, ""));
    let variables = variables.lines().filter_map(|line| line.split_once('='));
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    match Config::parse(file, Path::new("no-such-folder"), variables) {
        Ok(config) => {
            for brand in config.brands {
                let webhook =
                    format!("{}{}", brand.public_url.as_str().trim_end_matches('/'), brand.keygen.webhook_path);
                let registered = brand.public_url.join(&webhook).expect("the webhook's endpoint has a URL");
                assert_eq!(registered.as_str(), webhook, "webhooks would go to another path than the portal serves");
                assert!(brand.languages.contains(&brand.language), "nobody is spoken to in {:?}", brand.language);
            }
        }
        Err(ConfigError::Mistakes { mistakes, .. }) => assert!(!mistakes.is_empty(), "refused without a reason"),
        Err(_) => {}
    }
}

/// What makes a brand: on the first line a language's tag, on the second a colour, on the others a text. All of it together may be a logo.
pub fn brand(input: &[u8]) {
    let logo = Logo::new(input.to_vec()).ok();
    let (tag, rest) = first_line(input);
    let (color, text) = first_line(rest);
    let [Ok(tag), Ok(color), Ok(text)] = [tag, color, text].map(std::str::from_utf8) else { return };

    let all: Vec<_> = Language::all().collect();
    let language = Language::serving(tag, &all).unwrap_or(all[0]);
    assert!(Language::serving(language.tag(), &all) == Some(language), "{language:?} does not serve itself");

    if let Ok(accent) = color.parse::<Color>() {
        assert_eq!(accent.to_string().parse(), Ok(accent));
        let look = Look { name: "Acme".to_owned(), accent, logo, support_email: None, support_url: None };
        for color in [look.on_accent(), look.link(), look.link_in_dark()] {
            assert_eq!(color.to_string().parse(), Ok(color));
        }
    }

    if check_text("sent-wait", text).is_ok() {
        let texts = |own| Texts::new(language, "Acme", &own);
        let own = texts(Overrides::from([("sent-wait".to_owned(), text.to_owned())]));
        let shown = own.with("sent-wait", "wait", "5 minutes");
        assert!(shown != "sent-wait" || text.contains("sent-wait"), "a text that was accepted is not shown");
        assert_eq!(own.get("sent-title"), texts(Overrides::new()).get("sent-title"), "another text changed");
    }
}

/// An address that is taken is one mailbox, and stays the same however often it is read.
pub fn address(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let Ok(address) = text.parse::<EmailAddress>() else { return };
    is_one_mailbox(&address);
    assert!(address.as_str().parse() == Ok(address.clone()), "{:?} is another address", address.as_str());
    let again: EmailAddress = address.mailbox().to_string().parse().expect("its mailbox is an address, too");
    assert_eq!(again.mailbox(), address.mailbox());
}

/// No line, and no second address, gets with it into a mail's header or into a mail server's dialogue.
fn is_one_mailbox(address: &EmailAddress) {
    for text in [address.as_str(), address.mailbox().as_ref()] {
        let special = |c: char| c.is_control() || c.is_whitespace() || r#""(),:;<>[\]"#.contains(c);
        assert!(!text.contains(special) && text.matches('@').count() == 1, "{text:?} is not one mailbox");
        assert!(text.len() <= 254, "{} bytes are too many (RFC 5321)", text.len());
    }
    assert!(address.mailbox().domain().is_ascii(), "{:?} is not for all mail servers", address.mailbox());
}

/// A new password for an account, by all rules: it is judged without a panic. The fuzz target of this name looks for those that take long.
pub fn password(input: &[u8]) {
    let Ok(password) = std::str::from_utf8(input) else { return };
    let rules = PasswordRules {
        min_length: 8,
        min_strength: 2,
        refuse_common: true,
        refuse_breached: true,
        breach_api_url: None,
    };
    let own = OwnWords::new("Fancy-Tools Ltd", "Ada.King+shop@mail.blue-crane.co.uk");
    let verdict = judge(&rules, password, &own);
    assert!(verdict.is_err() || (8..=72).contains(&password.len()), "{password:?} was taken");
}

/// The lines of the header in which proxies tell the client's address, as the client itself sent them: nobody becomes somebody else by them.
pub fn forwarded_header(input: &[u8]) {
    const STRANGER: &str = "198.51.100.1";
    const PROXY: &str = "10.0.0.1";
    let claims: Vec<_> = input.split(|byte| *byte == b'\n').collect();
    for (header, told) in [(ForwardedHeader::XForwardedFor, STRANGER), (ForwardedHeader::Forwarded, "for=198.51.100.1")]
    {
        let networks = ["10.0.0.0/8", "fd00::/8"].map(|network| network.parse().expect("a network"));
        let proxies = ProxiesConfig { networks: networks.to_vec(), header };
        let client = |peer: &str, lines: &[&[u8]]| {
            let peer: IpAddr = peer.parse().expect("an address");
            client_address(Some(peer), &proxies, |_| lines.to_vec()).to_string()
        };
        assert_eq!(client(STRANGER, &claims), STRANGER, "a stranger's word was believed");
        client(PROXY, &claims);

        // A proxy adds a line of its own …
        let added = [claims.as_slice(), &[told.as_bytes()]].concat();
        assert_eq!(client(PROXY, &added), STRANGER, "an older line was believed");
        // … or lengthens the client's last one, which the client may have left so that the proxy's part can't be read.
        let (last, others) = claims.split_last().expect("splitting leaves one at least");
        let last = [last, b", ".as_slice(), told.as_bytes()].concat();
        let lengthened = [others, &[last.as_slice()]].concat();
        let client = client(PROXY, &lengthened);
        assert!(client == STRANGER || client == PROXY, "{client} was believed");
    }
}

/// The first line, and what follows it.
fn first_line(input: &[u8]) -> (&[u8], &[u8]) {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    (&input[..end], input.get(end + 1..).unwrap_or_default())
}
