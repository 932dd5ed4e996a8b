//! What the API does instead of answering as it should.

use std::{
    any::Any,
    os::fd::{AsFd, OwnedFd},
    sync::Arc,
    time::Duration,
};

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{Extensions, ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{HeaderName, HeaderValue},
    },
    middleware::Next,
    rt::net::TcpStream,
    web::Data,
};

use serde_json::json;

use super::{
    Keygen,
    documents::{Problem, answer, too_many_requests},
};

/// What the API does instead of answering as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// 500 with an error document.
    ServerError,
    /// 502 with a gateway's HTML.
    GatewayHtml,
    /// 503 without a body.
    Empty,
    /// 429 with `Retry-After` in seconds.
    TooManyRequests(u32),
    /// The right answer, but so much later.
    Slow(Duration),
    /// The connection is reset before there is an answer.
    ConnectionReset,
    /// 403 with the page of a firewall in front of Keygen.
    Firewall,
    /// 403 with the document by which Keygen blocks an address.
    Blocked,
    /// 200 with a page of somebody else's; Keygen was not reached.
    OtherPage,
    /// The right answer without its signature, as behind a proxy that drops headers.
    Unsigned,
    /// The right answer under the signature of another.
    MisSigned,
}

/// A second handle on the client's connection, for resetting it.
#[derive(Clone)]
struct Connection(Arc<OwnedFd>);

/// Keeps a handle on each connection.
pub(super) fn on_connect(connection: &dyn Any, data: &mut Extensions) {
    if let Some(stream) = connection.downcast_ref::<TcpStream>()
        && let Ok(socket) = stream.as_fd().try_clone_to_owned()
    {
        data.insert(Connection(Arc::new(socket)));
    }
}

/// Whoever asked measures how long it takes, so that the time that can be turned won't do.
#[expect(clippy::disallowed_methods, reason = "an answer is slow by real time")]
async fn wait(by: Duration) {
    tokio::time::sleep(by).await;
}

/// Lets the API fail as it was told to.
pub(super) async fn inject(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let fault = request.app_data::<Data<Keygen>>().and_then(|keygen| keygen.take_fault());
    let response = match fault {
        None => return Ok(next.call(request).await?.map_into_boxed_body()),
        Some(Fault::Slow(by)) => {
            wait(by).await;
            return Ok(next.call(request).await?.map_into_boxed_body());
        }
        Some(Fault::Unsigned | Fault::MisSigned) => {
            let mut response = next.call(request).await?.map_into_boxed_body();
            let signature = HeaderName::from_static("keygen-signature");
            match (fault, response.headers_mut().remove(&signature).next()) {
                (Some(Fault::MisSigned), Some(signed)) => {
                    let forged = signed.to_str().unwrap_or_default().replace("signature=\"", "signature=\"AAAA");
                    let forged = HeaderValue::from_str(&forged).expect("it was a header's value");
                    response.headers_mut().insert(signature, forged);
                }
                _ => {
                    for name in ["digest", "keygen-date", "keygen-digest"] {
                        response.headers_mut().remove(name);
                    }
                }
            }
            return Ok(response);
        }
        Some(Fault::ServerError) => Problem::new(500, "Looks like something went wrong!").answer(),
        Some(Fault::Firewall) => {
            HttpResponse::Forbidden().content_type("text/html").body("<html><h1>Request blocked</h1></html>")
        }
        Some(Fault::Blocked) => {
            let detail = "Your IP address has been temporarily blacklisted due to abusive behavior.";
            let object = json!({ "title": "Forbidden", "detail": detail });
            answer(StatusCode::FORBIDDEN, &json!({ "errors": [object] }))
        }
        Some(Fault::OtherPage) => {
            HttpResponse::Ok().content_type("text/html").body("<html><h1>Welcome to the network</h1></html>")
        }
        Some(Fault::GatewayHtml) => {
            HttpResponse::BadGateway().content_type("text/html").body("<html><h1>502 Bad Gateway</h1></html>")
        }
        Some(Fault::Empty) => HttpResponse::ServiceUnavailable().finish(),
        Some(Fault::TooManyRequests(seconds)) => {
            let mut response = too_many_requests();
            response.headers_mut().insert(actix_web::http::header::RETRY_AFTER, seconds.into());
            response
        }
        Some(Fault::ConnectionReset) => {
            let connection = request.conn_data::<Connection>().cloned();
            if let Some(Connection(socket)) = connection {
                // Closing would say goodbye first; to dissolve the connection sends a reset.
                let _ = rustix::net::connect_unspec(socket);
            }
            // Until the server drops the connection, and this with it.
            std::future::pending().await
        }
    };
    Ok(request.into_response(response))
}
