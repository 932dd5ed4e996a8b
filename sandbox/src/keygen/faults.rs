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
    middleware::Next,
    rt::net::TcpStream,
    web::Data,
};

use super::{
    Keygen,
    documents::{error, too_many_requests},
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
        Some(Fault::ServerError) => error(500, "Internal server error", None, None),
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
