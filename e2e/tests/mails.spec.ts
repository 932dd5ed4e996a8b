import { caniemail } from "caniemail";
import { ADA, expect, test } from "../support/demo";

/** What mail programs may leave out, and what is lost without it. */
const NOT_ESSENTIAL: Record<string, string> = {
  "color-scheme meta tag": "such a program darkens the mail by itself, or not at all",
  "color-scheme CSS property": "the same",
  "<body> element": "its background; the table around everything has the same",
  "border-radius": "corners are square",
  "max-height property": "the preheader, which mso-hide hides in those",
  overflow: "the preheader again",
  "display:none": "the preheader can be read above the mail",
  "role attribute": "tables are told to be tables",
  "word-break": "the plain link scrolls on a narrow screen; the button does not",
};

test("nothing essential in a mail needs what mail programs do not have", async ({ page, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  await page.goto(link);
  await demo.setPassword();
  await demo.expectChanged();
  await expect(async () => {
    expect((await page.request.get(`${demo.front}mailbox/1/html`)).ok()).toBe(true);
  }).toPass();
  for (const number of [0, 1]) {
    const whole = await (await page.request.get(`${demo.front}mailbox/${number}/html`)).text();
    // The mailbox's own addition, and the one style sheet: it only darkens the mail, and narrows its edge on phones.
    const html = whole.replace(/<base[^>]*>/, "").replace(/<style[\s\S]*?<\/style>/g, "");
    const { issues } = caniemail({ clients: ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*"], html });
    const missing = new Map<string, Set<string>>();
    for (const [client, found] of [...issues.errors]) {
      for (const { title } of found) missing.set(title, (missing.get(title) ?? new Set()).add(client));
    }
    const essential = [...missing].filter(([title]) => !(title in NOT_ESSENTIAL));
    expect(essential.map(([title, clients]) => `${title}: ${[...clients].join(", ")}`)).toEqual([]);
  }
});

test("a mail shows what it is for when styles and pictures are off", async ({ page, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  const html = await (await page.request.get(`${demo.front}mailbox/0/html`)).text();
  await page.setContent(html.replace(/ style="[^"]*"/g, "").replace(/<style[\s\S]*?<\/style>/g, ""));
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Choose a new password" })).toHaveAttribute("href", link);
  await expect(page.getByRole("link", { name: link, exact: true })).toBeVisible();
  await expect(page.getByText(ADA)).toBeVisible();
});
