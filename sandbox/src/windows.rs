//! The demo's pages: what is what, the mailbox, and the users.

use std::net::{SocketAddr, TcpListener};

use actix_web::{
    App, HttpResponse, HttpServer,
    error::ErrorNotFound,
    http::header,
    web::{Data, Form, Path, get, post},
};
use askama::Template;
use jiff::SignedDuration;
use serde::Deserialize;

use crate::{Clock, Fault, Keygen, Mail, Mailbox};

/// Whom the front page is about.
const ADA: &str = "ada@customer.example";

/// The demo's windows, beside the portal.
#[derive(Clone)]
pub struct Windows {
    /// What tells the time to everybody in the demo.
    pub clock: Clock,
    /// The account.
    pub keygen: Keygen,
    /// Where the mails go.
    pub mailbox: Mailbox,
    /// The portal's address.
    pub portal: String,
}

impl Windows {
    /// Serves the windows on `listener`, in the background.
    pub fn serve(self, listener: TcpListener) -> std::io::Result<SocketAddr> {
        let address = listener.local_addr()?;
        let data = Data::new(self);
        let server = HttpServer::new(move || {
            App::new()
                .app_data(data.clone())
                .route("/", get().to(front))
                .route("/users", get().to(users))
                .route("/users", post().to(log_in))
                .route("/clock", post().to(turn_clock))
                .route("/stranger", post().to(stranger))
                .route("/keygen", post().to(change_keygen))
                .route("/ada", post().to(change_ada))
                .route("/mailbox", get().to(mails))
                .route("/mailbox/{number}", get().to(mail))
                .route("/mailbox/{number}/html", get().to(mail_html))
                .route("/mailbox/{number}/source", get().to(mail_source))
                .route("/windows.css", get().to(style))
        })
        .workers(1)
        .disable_signals()
        .listen(listener)?;
        tokio::spawn(server.run());
        Ok(address)
    }
}

#[derive(Template)]
#[template(path = "front.html")]
struct FrontPage<'a> {
    portal: &'a str,
    time: String,
    keygen_is_down: bool,
    keygen_is_protected: bool,
    ada_is_banned: bool,
}

#[derive(Template)]
#[template(path = "users.html")]
struct UsersPage {
    users: Vec<(String, String)>,
    /// Whether the log-in worked, and of whom.
    login: Option<(bool, String)>,
}

#[derive(Template)]
#[template(path = "mailbox.html")]
struct MailboxPage {
    /// Newest first, with their numbers.
    mails: Vec<(usize, Mail)>,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPage {
    number: usize,
    mail: Mail,
}

fn page(page: &impl Template) -> HttpResponse {
    const POLICY: &str =
        "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'";
    match page.render() {
        Ok(html) => HttpResponse::Ok()
            .insert_header(("Content-Security-Policy", POLICY))
            .content_type("text/html; charset=utf-8")
            .body(html),
        Err(error) => HttpResponse::InternalServerError().body(error.to_string()),
    }
}

async fn style() -> HttpResponse {
    HttpResponse::Ok().content_type("text/css; charset=utf-8").body(include_str!("../static/windows.css"))
}

async fn front(windows: Data<Windows>) -> HttpResponse {
    let time = windows.clock.now().strftime("%-d %B %Y, %H:%M UTC").to_string();
    page(&FrontPage {
        portal: &windows.portal,
        time,
        keygen_is_down: windows.keygen.fault().is_some(),
        keygen_is_protected: windows.keygen.is_protected(),
        ada_is_banned: windows.keygen.is_banned(ADA),
    })
}

async fn users(windows: Data<Windows>) -> HttpResponse {
    page(&UsersPage { users: windows.keygen.users(), login: None })
}

#[derive(Deserialize)]
struct LogIn {
    email: String,
    password: String,
}

async fn log_in(windows: Data<Windows>, form: Form<LogIn>) -> HttpResponse {
    let worked = windows.keygen.password_is(&form.email, &form.password);
    page(&UsersPage { users: windows.keygen.users(), login: Some((worked, form.email.clone())) })
}

#[derive(Deserialize)]
struct Turn {
    hours: i64,
}

fn to_front() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, "/")).finish()
}

async fn turn_clock(windows: Data<Windows>, form: Form<Turn>) -> HttpResponse {
    windows.clock.advance(SignedDuration::from_hours(form.hours.clamp(0, 24 * 365)));
    to_front()
}

#[derive(Deserialize)]
struct Stranger {
    email: String,
}

async fn stranger(windows: Data<Windows>, form: Form<Stranger>) -> HttpResponse {
    windows.keygen.request_reset(&form.email).await;
    to_front()
}

/// Keygen's state that the front page can change.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum KeygenState {
    Down,
    Up,
    Protected,
    Open,
}

#[derive(Deserialize)]
struct ChangeKeygen {
    state: KeygenState,
}

async fn change_keygen(windows: Data<Windows>, form: Form<ChangeKeygen>) -> HttpResponse {
    match form.state {
        KeygenState::Down => windows.keygen.fail(Some(Fault::GatewayHtml)),
        KeygenState::Up => windows.keygen.fail(None),
        KeygenState::Protected => windows.keygen.protect(true),
        KeygenState::Open => windows.keygen.protect(false),
    }
    to_front()
}

/// What may happen to Ada's account outside of the portal.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum AdaChange {
    Password,
    Ban,
    Unban,
}

#[derive(Deserialize)]
struct ChangeAda {
    change: AdaChange,
}

async fn change_ada(windows: Data<Windows>, form: Form<ChangeAda>) -> HttpResponse {
    match form.change {
        AdaChange::Password => windows.keygen.change_password(ADA, "set-in-the-app-1"),
        AdaChange::Ban => drop(windows.keygen.ban(ADA).deliver().await),
        AdaChange::Unban => drop(windows.keygen.unban(ADA).deliver().await),
    }
    to_front()
}

async fn mails(windows: Data<Windows>) -> HttpResponse {
    page(&MailboxPage { mails: windows.mailbox.mails().into_iter().enumerate().rev().collect() })
}

fn find(windows: &Windows, number: usize) -> Result<Mail, actix_web::Error> {
    windows.mailbox.mails().into_iter().nth(number).ok_or_else(|| ErrorNotFound("There is no such mail."))
}

async fn mail(windows: Data<Windows>, number: Path<usize>) -> Result<HttpResponse, actix_web::Error> {
    Ok(page(&MailPage { number: *number, mail: find(&windows, *number)? }))
}

/// A mail's HTML is shown in a frame of its own, where it may do nothing but lead to its links.
async fn mail_html(windows: Data<Windows>, number: Path<usize>) -> Result<HttpResponse, actix_web::Error> {
    let html = find(&windows, *number)?.html();
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
        .content_type("text/html; charset=utf-8")
        .body(html.replace("<head>", "<head><base target=\"_top\">")))
}

async fn mail_source(windows: Data<Windows>, number: Path<usize>) -> Result<HttpResponse, actix_web::Error> {
    let source = find(&windows, *number)?.source;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(source))
}
