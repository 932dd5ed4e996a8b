import { ADA, expect, test } from "../support/demo";

test("somebody who did not ask ends the link", async ({ page, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  const notMe = page.frameLocator("iframe").getByRole("link", { name: "End this link" });
  await expect(notMe).toHaveAttribute("href", `${link}/not-me`);
  await page.goto(`${link}/not-me`);
  await expect(page.getByText(ADA)).toBeVisible();
  await page.getByRole("link", { name: "It was me" }).click();
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await page.goBack();
  await page.getByRole("button", { name: "End this link" }).click();
  await expect(page.getByRole("heading", { name: "The link has been ended" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link was ended" })).toBeVisible();
});

test("the trap for programs is out of everybody's way", async ({ page, demo }) => {
  await demo.ask();
  await page.getByRole("link", { name: "Ask again" }).click();
  await expect(page.getByRole("textbox")).toHaveCount(1);
  await page.getByLabel("Email address").focus();
  for (const next of ["Send me a link", "help@acme.example"]) {
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus")).toHaveText(next);
  }
});

test("an extension that fills in the trap at each press keeps nobody from asking", async ({ page, demo }) => {
  await page.addInitScript(() => {
    const fill = () => document.querySelectorAll<HTMLInputElement>("[name=website]").forEach((trap) => (trap.value = "x"));
    document.addEventListener("submit", fill, true);
  });
  await page.goto(demo.front);
  await page.goto((await page.getByRole("link", { name: "Open the portal" }).getAttribute("href"))!);
  await page.getByLabel("Email address").fill(ADA);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("filled in a hidden field");
  await expect(page.getByLabel("Email address")).toHaveValue(ADA);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  await demo.openMail();
});

test.describe("where the vendor asks for work", () => {
  test.use({ settings: { REKEY_BRANDS__ACME__BOTS__CHALLENGE: "always", REKEY_BRANDS__ACME__BOTS__MIN_TIME: "0s" } });

  test("the browser does it while the person waits for a moment", async ({ page, demo }) => {
    await demo.ask();
    await page.goto(await demo.openMail());
    await demo.setPassword();
    await demo.expectChanged();
  });

  test("a person without JavaScript waits", async ({ browser, page, demo }) => {
    await page.goto(demo.front);
    const portal = await page.getByRole("link", { name: "Open the portal" }).getAttribute("href");
    const context = await browser.newContext({ javaScriptEnabled: false });
    const visitor = await context.newPage();
    await visitor.goto(portal!);
    await visitor.getByLabel("Email address").fill(ADA);
    await visitor.getByRole("button", { name: "Send me a link" }).click();
    await expect(visitor.getByRole("heading", { name: "One more step" })).toBeVisible();
    await expect(visitor.getByRole("alert")).toContainText(/Time to wait: (20|19|1\d) seconds/);
    await expect(visitor.getByLabel("Email address")).toHaveValue(ADA);
    await demo.press(/1 hour ahead/);
    await visitor.getByRole("button", { name: "Send me a link" }).click();
    await expect(visitor.getByRole("heading", { name: "Check your email" })).toBeVisible();
    await context.close();
  });
});

test.describe("where one network sends too much", () => {
  test.use({ settings: { REKEY_BRANDS__ACME__LIMITS__FORMS_PER_CLIENT: "1" } });

  test("the person is told how long to wait", async ({ page, demo }) => {
    await demo.ask();
    await page.getByRole("link", { name: "Ask again" }).click();
    await page.getByLabel("Email address").fill(ADA);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("heading", { name: "Please wait a little" })).toBeVisible();
    await expect(page.getByText(/Time to wait: (60 minutes|1 hour)/)).toBeVisible();
  });
});

test("a password can be pasted, and nothing is left in the browser", async ({ page, context, demo }) => {
  await demo.ask();
  await page.goto(await demo.openMail());
  const origin = new URL(page.url()).origin;
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await page.evaluate(() => navigator.clipboard.writeText("seven quiet herons"));
  await page.getByLabel("New password").focus();
  await page.keyboard.press("ControlOrMeta+V");
  await expect(page.getByLabel("New password")).toHaveValue("seven quiet herons");
  await page.getByRole("button", { name: "Set password" }).click();
  await demo.expectChanged();
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});
