//! What becomes of a link between the mail and the browser: mail programs glue text to it, break it, and open it before anybody reads it.

use crate::support::{ADA, PASSWORD, World};

/// What stands around a link, as the browser sends it. The first is the part before the handle, the second what follows it.
const GLUED: [(&str, &str); 51] = [
    ("", "."),
    ("", ","),
    ("", ")"),
    ("", "%3E"),
    ("", ">"),
    ("", "%20"),
    ("", "/"),
    ("", "//"),
    ("", "="),
    ("", "=="),
    ("", "%3D"),
    ("", "]"),
    ("", "\""),
    ("", "%22"),
    ("", "'"),
    ("", "%27"),
    ("", ";"),
    ("", ":"),
    ("", "!"),
    ("", "?"),
    ("", "*"),
    ("", "_"),
    ("", "-"),
    ("", "--"),
    ("", "…"),
    ("", "”"),
    ("", "»"),
    ("", "。"),
    ("", "）"),
    ("", "%0D%0A"),
    ("", "%C2%A0"),
    ("", "%E2%80%8B"),
    ("", "%FF"),
    ("", "%"),
    ("", "%253E"),
    ("", "%00"),
    ("", "?utm_source=newsletter&utm_medium=email"),
    ("", "&utm_source=newsletter"),
    ("", ".?lang=de"),
    ("", "%3E%2C%20and%20then%20choose%20a%20password"),
    ("", "-_-"),
    ("%3C", "%3E"),
    ("%253C", "%253E"),
    ("<", ">"),
    ("(", ")"),
    ("[", "]"),
    ("%5B", "%5D(link)"),
    ("“", "”"),
    ("%20", ""),
    ("*", "*"),
    ("_", "_"),
];

#[tokio::test]
async fn a_link_opens_whatever_is_glued_to_it() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    let (base, handle) = link.rsplit_once('/').unwrap();
    let action = format!("action=\"/r/{handle}");
    for (before, after) in GLUED {
        let (status, page) = world.get(&format!("{base}/{before}{handle}{after}")).await;
        assert_eq!(status, 200, "{before}…{after}: {page}");
        assert!(page.contains(&format!("{action}\"")) || page.contains(&format!("{action}?lang=de\"")), "{page}");
        let (status, page) = world.get(&format!("{base}/{before}{handle}/not-me{after}")).await;
        assert!(status == 200 && page.contains(&format!("{action}/not-me")), "{before}…/not-me{after}: {page}");
    }
    for soft_break in ["%0D%0A", "=%0D%0A", "%20", "%C2%AD"] {
        let (start, end) = handle.split_at(9);
        assert_eq!(world.get(&format!("{base}/{start}{soft_break}{end}.")).await.0, 200, "{soft_break}");
    }
    let longer = ["x", "/x.css", "/not-me/x.css", "/not-men", "/reset", "1."].map(|after| format!("{handle}{after}"));
    let others = ["", ".", "%3C%3E", &handle[1..], &handle[..21], "AAECAwQFBgcICQoLDA0ODw"].map(str::to_owned);
    for other in longer.into_iter().chain(others) {
        assert_eq!(world.get(&format!("{base}/{other}")).await.0, 404, "{other}");
    }
    let (status, page) = world.set_password(&format!("{link}%3E."), PASSWORD).await;
    assert!(status == 200 && page.contains("Your new password is set"), "{status} {page}");
}

#[tokio::test]
async fn who_opens_a_link_without_reading_it_is_not_noted_as_having_opened_it() {
    let world = World::start().await;
    world.ask_for_reset(ADA).await;
    let link = world.link(&world.mailbox.wait_for(1).await.unwrap());
    for (header, value) in [
        ("Sec-Purpose", "prefetch"),
        ("Sec-Purpose", "prefetch;prerender"),
        ("Sec-Purpose", "prefetch;anonymous-client-ip"),
        ("Purpose", "prefetch"),
        ("X-Purpose", "preview"),
        ("X-Moz", "prefetch"),
        ("User-Agent", "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.1; Trident/6.0) BingPreview/1.0b"),
        ("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
        ("User-Agent", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"),
        ("User-Agent", "facebookexternalhit/1.1"),
        ("User-Agent", "WhatsApp/2.23.20.0"),
        ("User-Agent", "Barracuda Sentinel (EE)"),
        ("User-Agent", "Mozilla/5.0 (Windows NT 6.1; WOW64) Proofpoint URL Defense"),
        ("User-Agent", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)"),
        (
            "User-Agent",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
        ),
    ] {
        let answer = world.http.get(&link).header(header, value).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{header}: {value}");
        assert!(answer.text().await.unwrap().contains("autocomplete=\"new-password\""), "{header}: {value}");
        assert_eq!(world.rows("audit WHERE event = 'opened'").await, 0, "{header}: {value}");
    }
    let phone = "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36";
    world.http.get(&link).header("User-Agent", phone).header("Sec-Fetch-Mode", "navigate").send().await.unwrap();
    assert_eq!(world.rows("audit WHERE event = 'opened'").await, 1, "a person");
}
