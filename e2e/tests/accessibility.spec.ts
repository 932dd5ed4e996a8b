import axe from "axe-core";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/demo";

async function check(page: Page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  expect(violations.map((violation) => `${page.url()}: ${violation.id}`)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [device, viewport] of Object.entries({ phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } })) {
    test.describe(`${colorScheme}, ${device}`, () => {
      // axe is brought into the page, which our own policy forbids.
      test.use({ colorScheme, viewport, bypassCSP: true });

      test("axe finds nothing on any page", async ({ page, demo }) => {
        await demo.ask();
        await check(page);
        const portal = new URL(page.url()).origin;
        await page.goto(`${portal}/reset`);
        await check(page);
        await page.getByRole("button", { name: "Send me a link" }).click();
        await expect(page.getByRole("alert")).toBeVisible();
        await check(page);
        await page.goto(`${portal}/no-such-page`);
        await check(page);
        await page.goto(demo.front);
        await check(page);
        const link = await demo.openMail();
        await check(page);
        await page.goto(link);
        await check(page);
        await page.getByLabel("New password").fill("password");
        await page.getByRole("button", { name: "Set password" }).click();
        await expect(page.getByRole("alert")).toBeVisible();
        await check(page);
        await demo.setPassword();
        await demo.expectChanged();
        await check(page);
        await page.goto(link);
        await check(page);
        await page.goto(`${demo.front}users`);
        await check(page);
      });

      test("axe finds nothing where a journey fails", async ({ page, demo }) => {
        await demo.ask("new@customer.example");
        const link = await demo.openMail();
        await demo.press(/goes down/);
        await page.goto(link);
        await demo.setPassword();
        await expect(page.getByRole("alert")).toBeVisible();
        await check(page);
        await demo.press(/comes back/);
        await demo.press(/Protect the account/);
        await page.goto(link);
        await demo.setPassword();
        await expect(page.getByRole("link", { name: "Contact Acme" })).toBeVisible();
        await check(page);
        await demo.press(/25 hours/);
        await page.goto(link);
        await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
        await check(page);
      });

      test("axe finds nothing where a link was ended", async ({ page, demo }) => {
        await demo.ask();
        const link = await demo.openMail();
        await demo.press(/in Acme’s app/);
        await page.goto(link);
        await demo.setPassword();
        // As long as the webhook of a newer token is waited for.
        await expect(page.getByRole("button", { name: "Send me a new link" })).toBeVisible({ timeout: 20_000 });
        await check(page);
        await page.getByRole("button", { name: "Send me a new link" }).click();
        await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
        await demo.press(/1 hour ahead/);
        await demo.press(/bans Ada/);
        await page.goto(link);
        await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
        await check(page);
      });

      test("axe finds nothing for those who did not ask", async ({ page, demo }) => {
        await demo.ask();
        const link = await demo.openMail();
        await page.goto(`${link}/not-me`);
        await check(page);
        await page.getByRole("button", { name: "End this link" }).click();
        await expect(page.getByRole("heading", { name: "The link has been ended" })).toBeVisible();
        await check(page);
        await page.goto(link);
        await expect(page.getByRole("heading", { name: "This link was ended" })).toBeVisible();
        await check(page);
      });

      test("axe finds nothing on the form without JavaScript", async ({ browser, page, demo }) => {
        await demo.ask();
        const link = await demo.openMail();
        const context = await browser.newContext({ javaScriptEnabled: false, viewport, colorScheme });
        const form = await context.newPage();
        await form.goto(link);
        await expect(form.getByLabel("New password, once more")).toBeVisible();
        // axe needs scripts: what this page shows is set up in one that has them, without its own.
        const shown = (await form.content()).replace(/<script>[\s\S]*?<\/script>/g, "");
        await page.setContent(shown);
        await expect(page.getByLabel("New password, once more")).toBeVisible();
        await check(page);
        await context.close();
      });
    });
  }
}
