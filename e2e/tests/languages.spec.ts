import axe from "axe-core";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/demo";

/** No page is wider than a small phone, in whichever language. */
async function expectNoOverflow(page: Page, what: string) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, what).toBeLessThanOrEqual(0);
}

async function screenshot(page: Page, name: string) {
  // Chromium on a busy machine now and then gives none.
  await expect(async () => void (await page.screenshot({ path: `test-results/screens/${name}.png`, fullPage: true }))).toPass();
}

test.describe("without JavaScript", () => {
  // Nothing else holds this browser back, which types faster than people.
  test.use({ settings: { REKEY_BRANDS__ACME__BOTS__MIN_TIME: "0s" } });

  test("a person switches the language, and keeps it", async ({ browser, demo, page }) => {
    await demo.ask();
    const portal = new URL(page.url()).origin;
    const context = await browser.newContext({ javaScriptEnabled: false, locale: "fr-CH" });
    const visitor = await context.newPage();
    await visitor.goto(`${portal}/reset`);
    await expect(visitor.locator("html")).toHaveAttribute("lang", "fr");
    await visitor.locator("#lang").selectOption("العربية");
    await visitor.locator(".language button").click();
    await expect(visitor.locator("html")).toHaveAttribute("dir", "rtl");
    await visitor.locator("#email").fill("nobody@customer.example");
    await visitor.locator("button[type=submit]").click();
    await expect(visitor).toHaveURL(/\/reset\/sent\?lang=ar$/);
    await expect(visitor.locator("html")).toHaveAttribute("lang", "ar");
    await context.close();
  });
});

test.describe("on a small phone", () => {
  test.use({ viewport: { width: 320, height: 640 }, bypassCSP: true });

  test("every page in every language fits", async ({ page, demo }) => {
    test.setTimeout(180_000);
    await demo.ask();
    const portal = new URL(page.url()).origin;
    const link = await demo.openMail();
    await page.goto(`${portal}/reset`);
    const tags = await page.locator("#lang option").evaluateAll((options) => options.map((o) => (o as HTMLOptionElement).value));
    expect(tags.length).toBeGreaterThanOrEqual(37);
    for (const tag of tags) {
      for (const path of ["/reset", "/reset/sent", new URL(link).pathname, "/r/unknown"]) {
        await page.goto(`${portal}${path}?lang=${tag}`);
        await expect(page.locator("html")).toHaveAttribute("lang", tag);
        await expectNoOverflow(page, `${path} in ${tag}`);
      }
    }
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const [device, viewport] of Object.entries({ phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } })) {
    test.describe(`${colorScheme}, ${device}`, () => {
      test.use({ colorScheme, viewport, bypassCSP: true });

      for (const tag of ["en", "de", "ar", "ja"]) {
        test(`pages and mails in ${tag}`, async ({ page, demo }) => {
          const name = (what: string) => `${tag}-${what}-${device}-${colorScheme}`;
          await page.goto(demo.front);
          const portal = await page.getByRole("link", { name: "Open the portal" }).getAttribute("href");
          const base = new URL(portal!).origin;
          await page.goto(`${base}/reset?lang=${tag}`);
          await screenshot(page, name("request"));
          await page.locator("#email").fill("ada@customer.example");
          await page.locator("button[type=submit]").click();
          await page.waitForURL(/\/reset\/sent/);
          await screenshot(page, name("sent"));
          const mails = page.locator(".mails a");
          await expect(async () => {
            await page.goto(`${demo.front}mailbox`);
            expect(await mails.count()).toBe(1);
          }).toPass();
          await page.goto(`${demo.front}mailbox/0/html`);
          await expect(page.locator("html")).toHaveAttribute("lang", tag);
          await expectNoOverflow(page, "the mail");
          const background = colorScheme === "dark" ? "rgb(16, 18, 22)" : "rgb(244, 245, 247)";
          await expect(page.locator("body")).toHaveCSS("background-color", background);
          await screenshot(page, name("mail"));
          await page.locator(".link").first().click();
          await page.locator("#password").fill("short");
          await page.locator("button[type=submit]").click();
          await expect(page.getByRole("alert")).toBeVisible();
          await screenshot(page, name("form"));
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
          expect(violations.map((violation) => violation.id)).toEqual([]);
          await page.locator("#password").fill("seven quiet herons");
          await page.locator("button[type=submit]").click();
          await expect(page.locator(".tick")).toBeVisible();
          await screenshot(page, name("done"));
          await expect(async () => {
            await page.goto(`${demo.front}mailbox`);
            expect(await mails.count()).toBe(2);
          }).toPass();
          await page.goto(`${demo.front}mailbox/1/html`);
          await expectNoOverflow(page, "the confirmation");
          await screenshot(page, name("confirmation"));
        });
      }
    });
  }
}
