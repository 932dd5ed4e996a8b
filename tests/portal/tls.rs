//! TLS on both sides: of the portal's own listener, and towards a Keygen with a private authority.

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use rekey_sandbox::Algorithm;
use sqlx::{Connection, SqliteConnection};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor, TlsConnector,
    rustls::{
        ClientConfig, RootCertStore, ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use crate::{
    site::Site,
    support::{ADA, Certificate, eventually, stamp},
};

/// A browser that trusts this certificate and no other. Each request has a connection of its own.
fn trusting(pem: &[u8]) -> reqwest::ClientBuilder {
    let certificate = reqwest::Certificate::from_pem(pem).unwrap();
    reqwest::Client::builder().no_proxy().tls_certs_only([certificate]).pool_max_idle_per_host(0)
}

fn with_tls(site: &mut Site, certificate: &Certificate) -> String {
    site.set("REKEY_SERVER__TLS__CERTIFICATE_FILE", &certificate.file);
    site.set("REKEY_SERVER__TLS__KEY_FILE", &certificate.key_file);
    format!("https://localhost:{}/healthz", site.port)
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_certificate_the_portal_speaks_tls_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::make(folder.path());
    let mut site = Site::new().await;
    let address = with_tls(&mut site, &certificate);
    let portal = site.serve().await;
    for browser in [
        trusting(&certificate.pem()),
        trusting(&certificate.pem()).tls_version_min(reqwest::tls::Version::TLS_1_3),
        trusting(&certificate.pem()).tls_version_max(reqwest::tls::Version::TLS_1_2),
    ] {
        assert_eq!(browser.build().unwrap().get(&address).send().await.unwrap().status(), 200);
    }
    let plain = trusting(&certificate.pem()).build().unwrap().get(address.replace("https", "http")).send().await;
    assert!(plain.is_err(), "{plain:?}");
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_within_tls_is_answered_with_all_headers() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::make(folder.path());
    let mut site = Site::new().await;
    with_tls(&mut site, &certificate);
    site.set("REKEY_BRANDS__ACME__PUBLIC_URL", &format!("https://localhost:{}", site.port));
    let portal = site.serve().await;
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(&certificate.pem()).unwrap()).unwrap();
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let stream = TcpStream::connect(("127.0.0.1", site.port)).await.unwrap();
    let connector = TlsConnector::from(Arc::new(config));
    let mut stream = connector.connect("localhost".try_into().unwrap(), stream).await.unwrap();
    stream.write_all(b"nonsense\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    // The connection is closed without a goodbye in TLS.
    drop(stream.read_to_end(&mut answer).await);
    let answer = String::from_utf8(answer).unwrap().to_lowercase();
    assert!(answer.starts_with("http/1.1 400 "), "{answer}");
    for header in ["strict-transport-security: max-age=", "x-content-type-options: nosniff", "content-type: text/plain"]
    {
        assert!(answer.contains(&format!("\r\n{header}")), "{header}: {answer}");
    }
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_begin_with_tls_and_stall_hold_nobody_up() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::make(folder.path());
    let mut site = Site::new().await;
    let address = with_tls(&mut site, &certificate);
    let portal = site.serve().await;
    let browser = trusting(&certificate.pem()).build().unwrap();
    let mut stalled = Vec::new();
    for _ in 0..600 {
        stalled.push(TcpStream::connect(("127.0.0.1", site.port)).await.unwrap());
    }
    assert_eq!(browser.get(&address).send().await.unwrap().status(), 200);
    let mut byte = [0];
    for stream in &stalled {
        assert!(
            stream.try_read(&mut byte).is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock),
            "none had to go first"
        );
    }
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_certificate_is_taken_up_and_a_damaged_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::make(folder.path());
    let mut site = Site::new().await;
    let address = with_tls(&mut site, &certificate);
    let portal = site.serve().await;
    // Anew each time: a browser that was here before resumes its session, and looks at no certificate.
    let reaches = async |pem: &[u8]| trusting(pem).build().unwrap().get(&address).send().await.is_ok();
    let first = certificate.pem();
    assert!(reaches(&first).await);

    Certificate::make(folder.path());
    let second = certificate.pem();
    eventually(async || reaches(&second).await, "the new certificate").await;
    assert!(!reaches(&first).await);

    fs::write(&certificate.file, "-----BEGIN CERTIFICATE-----\nno certificate\n").unwrap();
    portal.says("the old one stays").await;
    assert!(reaches(&second).await);
    // A sound certificate, and another one's key.
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(&certificate.file, &second).unwrap();
    fs::copy(Certificate::make(elsewhere.path()).key_file, &certificate.key_file).unwrap();
    portal.says("KeyMismatch").await;
    assert!(reaches(&second).await);
    portal.terminate().await;
}

#[tokio::test]
async fn an_unusable_certificate_is_a_mistake_in_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::make(folder.path());
    let mut site = Site::new().await;
    with_tls(&mut site, &certificate);
    fs::write(&certificate.key_file, "no key").unwrap();
    let output = site.command(&["config", "check"]).output().await.unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && told.contains("server.tls") && told.contains("no private key"), "{told}");
}

/// Keygen behind TLS of a private authority; the address of its API.
async fn behind_tls(api: &str, certificate: &Certificate) -> String {
    let chain = vec![CertificateDer::from_pem_file(Path::new(&certificate.file)).unwrap()];
    let key = PrivateKeyDer::from_pem_file(Path::new(&certificate.key_file)).unwrap();
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let keygen = api.strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, keygen) = (acceptor.clone(), keygen.clone());
            tokio::spawn(async move {
                // A client that does not trust us hangs up.
                let Ok(mut client) = acceptor.accept(stream).await else { return };
                let mut keygen = TcpStream::connect(keygen).await.unwrap();
                drop(tokio::io::copy_bidirectional(&mut client, &mut keygen).await);
            });
        }
    });
    format!("https://localhost:{port}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keygen_with_a_private_authority_is_reached_by_who_knows_it() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::make(folder.path());
    let mut site = Site::new().await;
    let api = behind_tls(site.keygen.api_url().as_str(), &certificate).await;
    site.set("REKEY_BRANDS__ACME__KEYGEN__API_URL", &api);
    let portal = site.serve().await;
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let form = [("email", ADA), ("stamp", &stamp(&http, &site.portal).await)];
    let answer = http.post(format!("{}/reset", site.portal)).form(&form).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    portal.says("Keygen: can't connect").await;
    portal.terminate().await;

    site.set("REKEY_BRANDS__ACME__KEYGEN__CA_FILE", &certificate.file);
    let portal = site.serve().await;
    assert_eq!(site.mailbox.wait_for(1).await.unwrap().to, ADA);
    portal.terminate().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_process_left_unanswered_is_brought_in() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::make(folder.path());
    let mut site = Site::on(None).await;
    with_tls(&mut site, &certificate);
    let public_url = format!("https://localhost:{}", site.port);
    site.set("REKEY_BRANDS__ACME__PUBLIC_URL", &public_url);
    let token = site.keygen.admin_token().to_owned();
    site.set("REKEY_BRANDS__ACME__KEYGEN__ADMIN_TOKEN", &token);
    // More than the handshake takes: what has passed so many bytes is the webhook.
    site.keygen.set_metadata(ADA, "notes", "x".repeat(12_000));
    let (passed, port) = counting(site.port).await;
    let endpoint = format!("https://localhost:{port}/webhooks/keygen").parse().unwrap();
    site.keygen.register_webhook(endpoint, Algorithm::Ed25519);
    let mut portal = site.serve().await;
    // While another holds the file, the webhook waits for its answer.
    let file = site.config.with_file_name("rekey.db");
    let mut other = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let keygen = site.keygen.clone();
    let webhook = tokio::spawn(async move { keygen.request_reset(ADA).await });
    eventually(async || passed.load(Ordering::Relaxed) > 12_000, "the webhook has arrived").await;
    portal.child.start_kill().unwrap();
    portal.child.wait().await.unwrap();
    assert!(!webhook.await.unwrap());
    let event = newest_event(&site).await;
    assert_eq!(event["status"], "FAILED", "given up at once: {event}");
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();

    let portal = site.serve().await;
    assert_eq!(site.mailbox.wait_for(1).await.unwrap().to, ADA);
    portal.terminate().await;
}

/// Passes connections on to this port, and counts the bytes that pass.
async fn counting(to: u16) -> (Arc<AtomicUsize>, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (passed, port) = (Arc::<AtomicUsize>::default(), listener.local_addr().unwrap().port());
    let counted = Arc::clone(&passed);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(("127.0.0.1", to)).await.unwrap();
            let ((mut from, mut back), (mut reply, mut into)) = (client.into_split(), server.into_split());
            let counted = Arc::clone(&counted);
            tokio::spawn(async move {
                let mut buffer = [0; 4096];
                while let Ok(length @ 1..) = from.read(&mut buffer).await {
                    if into.write_all(&buffer[..length]).await.is_err() {
                        break;
                    }
                    counted.fetch_add(length, Ordering::Relaxed);
                }
            });
            tokio::spawn(async move { drop(tokio::io::copy(&mut reply, &mut back).await) });
        }
    });
    (passed, port)
}

async fn newest_event(site: &Site) -> serde_json::Value {
    let events = format!("{}/v1/accounts/{}/webhook-events", site.keygen.api_url(), site.keygen.account());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let list = http.get(events).bearer_auth(site.keygen.admin_token()).send().await.unwrap();
    list.json::<serde_json::Value>().await.unwrap()["data"][0]["attributes"].clone()
}
