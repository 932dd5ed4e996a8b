import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test as base, expect, type Page } from "@playwright/test";

export { expect };

export const ADA = "ada@customer.example";
export const PASSWORD = "seven quiet herons";

/** One demo, with its portal, mailbox and users, driven as a person would. */
export class Demo {
  constructor(
    readonly front: string,
    private readonly page: Page,
  ) {}

  async ask(address = ADA) {
    await this.page.goto(this.front);
    const portal = await this.page.getByRole("link", { name: "Open the portal" }).getAttribute("href");
    await this.page.goto(portal!);
    await this.page.getByLabel("Email address").fill(address);
    await this.page.getByRole("button", { name: "Send me a link" }).click();
    await expect(this.page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  }

  /** Waits for the `count`-th mail, opens it, and gives its link's address. */
  async openMail(count = 1): Promise<string> {
    const mails = this.page.locator(".mails a");
    await expect(async () => {
      await this.page.goto(`${this.front}mailbox`);
      expect(await mails.count()).toBe(count);
    }).toPass();
    await mails.first().click();
    const link = this.page.frameLocator("iframe").getByRole("link", { name: "Choose a new password" });
    return (await link.getAttribute("href"))!;
  }

  /** Sets the password on the form that is open. */
  async setPassword() {
    await this.page.getByLabel("New password").fill(PASSWORD);
    await this.page.getByRole("button", { name: "Set password" }).click();
  }

  async expectChanged() {
    await expect(this.page.getByRole("heading", { name: "Your new password is set" })).toBeVisible();
  }

  /** Follows the link of the mail that is open, as a person does: by its button. */
  async follow() {
    await this.page.frameLocator("iframe").getByRole("link", { name: "Choose a new password" }).click();
    await expect(this.page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  }

  async logIn(password: string) {
    await this.page.goto(`${this.front}users`);
    await this.page.getByLabel("Email address").fill(ADA);
    await this.page.getByLabel("Password").fill(password);
    await this.page.getByRole("button", { name: "Log in" }).click();
  }

  async press(control: RegExp) {
    await this.page.goto(this.front);
    await this.page.getByRole("button", { name: control }).click();
  }
}

export const test = base.extend<{ demo: Demo; settings: Record<string, string> }>({
  /** The portal's settings, as environment variables. */
  settings: [{}, { option: true }],
  demo: async ({ page, settings }, use) => {
    const folder = process.env.CARGO_TARGET_DIR ?? new URL("../../target", import.meta.url).pathname;
    const child = spawn(`${folder}/debug/rekey`, ["demo", "--port", "0"], {
      env: { ...process.env, ...settings },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const violations: string[] = [];
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) violations.push(message.text());
    });
    await use(new Demo(line.match(/http:\S+/)![0], page));
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
    expect(violations, "what the pages' own policy forbids").toEqual([]);
  },
});
