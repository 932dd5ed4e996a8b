//! What comes in: requests that are meant for this portal, with bodies that arrive whole and in time.

use std::{
    cell::RefCell,
    io,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
    time::Duration,
};

use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{BodySize, BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    error::PayloadError,
    http::{ConnectionType, StatusCode},
    middleware::Next,
    web::Bytes,
};
use futures_core::Stream;
use tokio::time::Sleep;

use super::connection::{Answering, Connection};

/// Bodies are a few KiB: even a slow line is faster. Whoever takes longer wants to hold a connection.
const BODY_TIME: Duration = Duration::from_secs(10);

/// Wraps every request, so that no handler needs to think of time.
pub(super) async fn intake(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    // RFC 9112, section 3.2: other targets than a path are for proxies. Their host may differ from the one in `Host`, and the portal is no proxy.
    if request.uri().authority().is_some() || !request.path().starts_with('/') {
        return Ok(request.into_response(HttpResponse::BadRequest().body("the target is not a path\n")));
    }
    let answering = Connection::begin(&request);
    let body = Body::new(request.take_payload());
    request.set_payload(Payload::Stream { payload: Box::pin(body.clone()) });
    let mut response = next.call(request).await?;
    if answering.is_none() {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    if body.0.borrow().late {
        *response.response_mut().status_mut() = StatusCode::REQUEST_TIMEOUT;
    }
    Ok(response.map_body(|_, answer| BoxBody::new(Answer { reply: answer.boxed(), _question: body, _busy: answering })))
}

/// A request's body, which ends in an error when its time is over: never shortened as if that were all.
#[derive(Clone)]
struct Body(Rc<RefCell<Incoming>>);

struct Incoming {
    payload: Payload,
    deadline: Pin<Box<Sleep>>,
    late: bool,
}

impl Body {
    #[expect(clippy::disallowed_methods, reason = "how long a network takes is not the clock's business")]
    fn new(payload: Payload) -> Self {
        let deadline = Box::pin(tokio::time::sleep(BODY_TIME));
        Self(Rc::new(RefCell::new(Incoming { payload, deadline, late: false })))
    }
}

impl Stream for Body {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut incoming = self.0.borrow_mut();
        if incoming.deadline.as_mut().poll(context).is_ready() {
            incoming.late = true;
            return Poll::Ready(Some(Err(PayloadError::Io(io::ErrorKind::TimedOut.into()))));
        }
        Pin::new(&mut incoming.payload).poll_next(context)
    }
}

/// An answer that keeps the question's body until it is sent. The server closes a connection with a body that nobody reads to its end; were it
/// dropped, what comes in chunks would be waited for, for as long as the client likes.
struct Answer {
    reply: BoxBody,
    _question: Body,
    _busy: Option<Answering>,
}

impl MessageBody for Answer {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.reply.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.reply).poll_next(context)
    }
}
