import { ADA, PASSWORD, expect, test } from "../support/demo";

test("a person resets the password and logs in with it", async ({ page, demo }) => {
  await demo.ask();
  await demo.openMail();
  await demo.follow();
  await expect(page.getByText("signed out of Acme everywhere")).toBeVisible();
  await expect(page.getByLabel("New password, once more")).toHaveCount(0);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("alert")).toContainText("at least 8 characters");
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByLabel("New password")).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("heading", { name: "Your new password is set" })).toBeVisible();
  await demo.logIn("old-password-1");
  await expect(page.getByText("Wrong address or password.")).toBeVisible();
  await demo.logIn(PASSWORD);
  await expect(page.getByText(`Logged in as ${ADA}.`)).toBeVisible();
});

test("a link expires after 24 hours, and leads to a new one", async ({ page, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  await demo.press(/25 hours/);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();
});

test("a used link says so", async ({ page, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  await demo.follow();
  await demo.setPassword();
  await demo.expectChanged();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "already been used" })).toBeVisible();
});

test("the page after the form lasts through a reload and another language", async ({ page, demo }) => {
  await demo.ask();
  await demo.openMail();
  await demo.follow();
  await demo.setPassword();
  await demo.expectChanged();
  await page.reload();
  await demo.expectChanged();
  await page.locator("#lang").selectOption("de");
  await page.locator(".language button").click();
  await expect(page.getByRole("heading", { name: "Ihr neues Passwort gilt jetzt" })).toBeVisible();
});

test("a link opens with a full stop glued to it", async ({ page, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  await page.goto(`${link}.`);
  await demo.setPassword();
  await demo.expectChanged();
});

test("a link works though a stranger asked Keygen for another token", async ({ page, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  await demo.press(/stranger/);
  await page.goto(link);
  await demo.setPassword();
  await demo.expectChanged();
});

test("an older link of three works, and then all are used", async ({ page, demo }) => {
  const links = [];
  for (let count = 1; count <= 3; count++) {
    await demo.ask();
    links.push(await demo.openMail(count));
    // Past the cooldown.
    await demo.press(/1 hour ahead/);
  }
  await page.goto(links[0]);
  await demo.setPassword();
  await demo.expectChanged();
  for (const link of links) {
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "already been used" })).toBeVisible();
  }
});

test.describe("with links for a week", () => {
  test.use({ settings: { REKEY_BRANDS__ACME__LINKS__LIFETIME: "7d" } });

  test("a link works though Keygen's token is past its 24 hours", async ({ page, demo }) => {
    await demo.ask();
    const link = await demo.openMail();
    await demo.press(/25 hours/);
    await page.goto(link);
    await demo.setPassword();
    await demo.expectChanged();
  });
});

test("while Keygen is down, the form keeps what was typed until it works", async ({ page, context, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  await demo.press(/goes down/);
  await page.goto(link);
  await demo.setPassword();
  await expect(page.getByRole("alert")).toContainText("What you typed is still here");
  await expect(page.getByLabel("New password")).toHaveValue(PASSWORD);
  const front = await context.newPage();
  await front.goto(demo.front);
  await front.getByRole("button", { name: /comes back/ }).click();
  await page.getByRole("button", { name: "Set password" }).click();
  await demo.expectChanged();
});

test("a request that falls into Keygen's downtime is mailed afterwards", async ({ page, demo }) => {
  await demo.press(/goes down/);
  await demo.ask();
  await demo.press(/comes back/);
  await demo.press(/1 hour ahead/);
  await page.goto(await demo.openMail());
  await demo.setPassword();
  await demo.expectChanged();
});

test("a mail scanner that opens the link first takes nothing away", async ({ page, request, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  for (const method of ["HEAD", "GET", "HEAD", "GET"]) {
    expect((await request.fetch(link, { method })).status()).toBe(200);
  }
  await page.goto(link);
  await demo.setPassword();
  await demo.expectChanged();
});

test("who never had a password in a protected account is sent to the vendor", async ({ page, demo }) => {
  await demo.press(/Protect the account/);
  await demo.ask("new@customer.example");
  await page.goto(await demo.openMail());
  await demo.setPassword();
  await expect(page.getByRole("link", { name: "Contact Acme" })).toHaveAttribute("href", /^mailto:/);
});

test.describe("without JavaScript", () => {
  // Nothing else holds this browser back, which types faster than people.
  test.use({ javaScriptEnabled: false, settings: { REKEY_BRANDS__ACME__BOTS__MIN_TIME: "0s" } });

  test("the password is typed twice", async ({ page, demo }) => {
    await demo.ask();
    await demo.openMail();
    await demo.follow();
    await page.getByLabel("New password", { exact: true }).fill(PASSWORD);
    await page.getByLabel("New password, once more").fill("something else");
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByRole("alert")).toContainText("not the same");
    await page.getByLabel("New password", { exact: true }).fill(PASSWORD);
    await page.getByLabel("New password, once more").fill(PASSWORD);
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByRole("heading", { name: "Your new password is set" })).toBeVisible();
    await demo.logIn(PASSWORD);
    await expect(page.getByText(`Logged in as ${ADA}.`)).toBeVisible();
  });
});
