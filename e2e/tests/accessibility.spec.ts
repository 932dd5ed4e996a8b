import axe from "axe-core";
import type { Page } from "@playwright/test";
import { PASSWORD, expect, test } from "../support/demo";

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
        await page.getByRole("button", { name: "Set new password" }).click();
        await expect(page.getByRole("alert")).toBeVisible();
        await check(page);
        await page.getByLabel("New password").fill(PASSWORD);
        await page.getByRole("button", { name: "Set new password" }).click();
        await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
        await check(page);
        await page.goto(link);
        await check(page);
        await page.goto(`${demo.front}users`);
        await check(page);
      });
    });
  }
}
