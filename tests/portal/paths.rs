//! The portal's addresses, as people type them and as reverse proxies pass them on.

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, http::StatusCode, web};
use rekey_sandbox::Algorithm;

use crate::support::{ADA, World};

#[tokio::test]
async fn the_public_url_itself_leads_to_the_form_with_a_slash_and_without() {
    let world = World::with(&[("PUBLIC_URL", "http://localhost/account")]).await;
    for path in ["/account", "/account/", "//account", "/account?lang=de", "/"] {
        let answer = world.http.get(format!("{}{path}", world.portal)).send().await.unwrap();
        assert_eq!(answer.status(), 303, "{path}");
        let lang = if path.ends_with("lang=de") { "?lang=de" } else { "" };
        assert_eq!(answer.headers()["location"], format!("/account/reset{lang}"), "{path}");
        assert_eq!(world.http.head(format!("{}{path}", world.portal)).send().await.unwrap().status(), 303, "{path}");
    }
    assert_eq!(world.get(&format!("{}/accounts", world.portal)).await.0, 404);
}

#[tokio::test]
async fn doubled_slashes_are_single_ones() {
    let world = World::start().await;
    for (path, status) in [("//reset", 200), ("///reset", 200), ("//reset//sent", 200), ("//", 303), ("//readyz", 200)]
    {
        let answer = world.http.get(format!("{}{path}", world.portal)).send().await.unwrap();
        assert_eq!(answer.status(), status, "{path}");
        if status == 303 {
            assert_eq!(answer.headers()["location"], "/reset", "nobody is sent elsewhere");
        }
    }
    for path in ["//evil.example", "//evil.example/", "/%2Fevil.example"] {
        let answer = world.http.get(format!("{}{path}", world.portal)).send().await.unwrap();
        assert!(answer.status() == 404 && !answer.headers().contains_key("location"), "{path}");
    }
    // Keygen signs the registered URL; the proxy doubles a slash on the way.
    let target = format!("{}//webhooks//keygen", world.portal);
    let proxy = move |request: HttpRequest, body: web::Bytes| {
        let mut passed_on = reqwest::Client::new().post(&target).body(body.to_vec());
        for name in ["keygen-signature", "keygen-date"] {
            passed_on = passed_on.header(name, request.headers().get(name).unwrap().as_bytes());
        }
        async move {
            let status = passed_on.send().await.unwrap().status().as_u16();
            HttpResponse::build(StatusCode::from_u16(status).unwrap()).finish()
        }
    };
    let server = HttpServer::new(move || App::new().default_service(web::to(proxy.clone())));
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
    let port = server.addrs()[0].port();
    let server = server.run();
    let handle = server.handle();
    let serving = tokio::spawn(server);
    let proxy = format!("http://localhost:{port}/webhooks/keygen").parse().unwrap();
    world.keygen.register_webhook(proxy, Algorithm::Ed25519);
    assert!(world.keygen.request_reset(ADA).await);
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    assert_eq!(world.get(&link.replace("/r/", "//r//")).await.0, 200);
    handle.stop(false).await;
    serving.await.unwrap().unwrap();
}
