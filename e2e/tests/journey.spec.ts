import { ADA, PASSWORD, expect, test } from "../support/demo";

test("a person resets the password and logs in with it", async ({ page, demo }) => {
  await demo.ask();
  await demo.openMail();
  await demo.follow();
  await expect(page.getByText("signed out of Acme everywhere")).toBeVisible();
  await expect(page.getByLabel("New password, once more")).toHaveCount(0);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set new password" }).click();
  await expect(page.getByRole("alert")).toContainText("at least 8 characters");
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(page.getByLabel("New password")).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Set new password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
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
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set new password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "already been used" })).toBeVisible();
});

test("a link works though a stranger asked Keygen for another token", async ({ page, demo }) => {
  await demo.ask();
  const link = await demo.openMail();
  await demo.press(/stranger/);
  await page.goto(link);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set new password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the password is typed twice", async ({ page, demo }) => {
    await demo.ask();
    await demo.openMail();
    await demo.follow();
    await page.getByLabel("New password", { exact: true }).fill(PASSWORD);
    await page.getByLabel("New password, once more").fill("something else");
    await page.getByRole("button", { name: "Set new password" }).click();
    await expect(page.getByRole("alert")).toContainText("not the same");
    await page.getByLabel("New password", { exact: true }).fill(PASSWORD);
    await page.getByLabel("New password, once more").fill(PASSWORD);
    await page.getByRole("button", { name: "Set new password" }).click();
    await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
    await demo.logIn(PASSWORD);
    await expect(page.getByText(`Logged in as ${ADA}.`)).toBeVisible();
  });
});
