//! TLS of our own, for portals without a reverse proxy: versions 1.2 and 1.3 (RFC 9325, section 3.1), and a certificate that may be renewed while serving.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use rustls::{
    ServerConfig,
    client::verify_server_name,
    crypto::{CryptoProvider, aws_lc_rs},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject},
    server::{ClientHello, ParsedCertificate, ResolvesServerCert},
    sign::CertifiedKey,
    version::{TLS12, TLS13},
};
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use crate::{clock::Clock, store::later};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_secs(5);

/// `[server.tls]`: where the certificate and its key are, both in PEM.
#[derive(Debug, Clone)]
pub struct CertificateFiles {
    /// The certificate, followed by those between it and the authority's.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Why a certificate can't be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file is missing, or not ours to read.
    #[error("{0} can't be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// Something else than a certificate.
    #[error("{0} holds no certificate in PEM")]
    NoCertificate(PathBuf),
    /// Something else than a key.
    #[error("{0} holds no private key in PEM")]
    NoKey(PathBuf),
    /// Such as a key that belongs to another certificate.
    #[error("certificate and key can't be used: {0}")]
    Unusable(#[from] rustls::Error),
}

impl CertificateFiles {
    /// Reads both files, and holds them against each other.
    pub fn load(&self) -> Result<CertifiedKey, CertificateError> {
        self.read()?.parse(self)
    }

    /// Whether browsers take the certificate for this host's (RFC 9525): of several names, one must be it. False as well if it can't be read.
    pub fn are_for(&self, host: &str) -> bool {
        let name = ServerName::try_from(host.trim_matches(['[', ']']));
        let certificate = self.load().ok();
        let first = certificate.as_ref().and_then(|certificate| certificate.cert.first());
        let parsed = first.and_then(|der| ParsedCertificate::try_from(der).ok());
        name.ok().zip(parsed).is_some_and(|(name, parsed)| verify_server_name(&parsed, &name).is_ok())
    }

    fn read(&self) -> Result<Pems, CertificateError> {
        let read = |path: &Path| fs::read(path).map_err(|error| CertificateError::Unreadable(path.to_owned(), error));
        Ok(Pems { certificate: read(&self.certificate)?, key: read(&self.key)? })
    }
}

struct Pems {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

impl Pems {
    /// Tells whether the files changed: times of change don't when links are moved or copies keep them.
    fn digest(&self) -> [u8; 32] {
        Sha256::new().chain_update(&self.certificate).chain_update(&self.key).finalize().into()
    }

    fn parse(&self, files: &CertificateFiles) -> Result<CertifiedKey, CertificateError> {
        let chain: Option<Vec<_>> = CertificateDer::pem_slice_iter(&self.certificate).map(Result::ok).collect();
        let chain = chain.filter(|chain| !chain.is_empty());
        let chain = chain.ok_or_else(|| CertificateError::NoCertificate(files.certificate.clone()))?;
        let key = PrivateKeyDer::from_pem_slice(&self.key).map_err(|_| CertificateError::NoKey(files.key.clone()))?;
        Ok(CertifiedKey::from_der(chain, key, &provider())?)
    }
}

fn provider() -> CryptoProvider {
    aws_lc_rs::default_provider()
}

/// The certificate that new connections get.
#[derive(Debug)]
struct Current(watch::Receiver<Arc<CertifiedKey>>);

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0.borrow()))
    }
}

/// Takes a new certificate up when the files change.
pub struct Renewal {
    files: CertificateFiles,
    clock: Arc<dyn Clock>,
    /// What was found last, so that each change is spoken of once.
    seen: Result<[u8; 32], String>,
    current: watch::Sender<Arc<CertifiedKey>>,
}

/// What the listener needs, and what renews its certificate.
pub fn listener(files: CertificateFiles, clock: Arc<dyn Clock>) -> Result<(ServerConfig, Renewal), CertificateError> {
    let pems = files.read()?;
    let (current, receiver) = watch::channel(Arc::new(pems.parse(&files)?));
    let config = ServerConfig::builder_with_provider(Arc::new(provider()))
        .with_protocol_versions(&[&TLS13, &TLS12])?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(Current(receiver)));
    Ok((config, Renewal { seen: Ok(pems.digest()), files, clock, current }))
}

impl Renewal {
    /// Runs until `stop` says `true`.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        tokio::select! {
            () = self.repeat() => {}
            _ = stop.wait_for(|&stop| stop) => {}
        }
    }

    async fn repeat(&mut self) {
        loop {
            self.clock.sleep_until(later(self.clock.now(), EVERY)).await;
            self.look();
        }
    }

    fn look(&mut self) {
        let found = self.files.read();
        let seen = found.as_ref().map(Pems::digest).map_err(ToString::to_string);
        if seen == self.seen {
            return;
        }
        self.seen = seen;
        match found.and_then(|pems| pems.parse(&self.files)) {
            Ok(certificate) => {
                self.current.send_replace(Arc::new(certificate));
                tracing::info!("the certificate was renewed");
            }
            Err(error) => tracing::error!(%error, "the new certificate can't be used; the old one stays"),
        }
    }
}
