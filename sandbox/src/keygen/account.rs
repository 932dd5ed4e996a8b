//! The account itself.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{ServiceConfig, get},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::json;

use super::{
    Algorithm, SLUG,
    access::Access,
    documents::{Problem, answer},
};

/// Shown on Keygen's own domain only.
pub(super) fn routes(config: &mut ServiceConfig) {
    config.route("", get().to(show));
}

/// Each key is the base64 of what the dashboard shows: of Ed25519's hex, of the others' PEM.
async fn show(Access { keygen, .. }: Access) -> HttpResponse {
    let key = |algorithm| BASE64_STANDARD.encode(keygen.public_key(algorithm));
    let rsa = key(Algorithm::RsaSha256);
    let account = keygen.account();
    answer(
        StatusCode::OK,
        &json!({ "data": {
        "id": account, "type": "accounts",
        "attributes": { "name": "Acme", "slug": SLUG, "apiVersion": "1.8", "protected": keygen.is_protected() },
        "links": { "self": format!("/v1/accounts/{account}") },
        "meta": { "publicKey": rsa, "keys": {
            "ed25519": key(Algorithm::Ed25519), "rsa2048": rsa, "ecdsa": key(Algorithm::EcdsaP256),
        } },
    } }),
    )
}

/// A path that belongs to no account, or to nothing. It is not signed.
pub(super) async fn no_such_endpoint() -> HttpResponse {
    let detail = "The requested endpoint was not found (check your HTTP method, Accept header, and URL path)";
    Problem::not_found(detail).answer()
}
