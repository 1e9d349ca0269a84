import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** What a journey may cost: taps or clicks, typed fields, screens. */
export interface Budget {
  taps: number;
  fields: number;
  screens?: number;
}

const pictures = join(import.meta.dirname, '..', 'dist', 'screenshots');

/**
 * Somebody at a screen. Everything a test does by hand goes through here, so that the cost of a journey is
 * counted where it arises and cannot be forgotten.
 */
export class Person {
  readonly page: Page;
  readonly name: string;
  private taps = 0;
  private fields = 0;
  private seen = new Set<string>();

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
    // Only ends what would never end: a machine under load is slow, not wrong.
    page.setDefaultTimeout(180_000);
  }

  /** Begin counting a journey anew. */
  begin(): void {
    this.taps = 0;
    this.fields = 0;
    this.seen = new Set();
  }

  async tap(target: Locator): Promise<void> {
    await target.first().click();
    this.taps += 1;
  }

  async type(target: Locator, text: string): Promise<void> {
    await target.first().fill(text);
    this.fields += 1;
  }

  /** Looks at what the page shows until the page believes it: the console takes a tap sooner for the end of a double tap. */
  async glance(): Promise<void> {
    await this.page.locator('[data-fresh]').waitFor({ state: 'detached' });
  }

  /** Taking a photo costs the tap that opens the camera; the picture itself is the phone's business. */
  async photo(target: Locator, file: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.tap(target);
    await (await chooser).setFiles(file);
  }

  /** Note that a screen was reached, wait for what shows that it is ready, and keep a picture of it. */
  async screen(name: string, ready: Locator): Promise<void> {
    try {
      await ready.first().waitFor({ state: 'visible' });
    } catch (error) {
      await this.picture(`${name}-missing`);
      throw error;
    }
    this.seen.add(name);
    await this.picture(name);
  }

  async picture(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, `${this.name}-${name}.png`), fullPage: false });
  }

  /** What it cost since `begin`. */
  spent(): { taps: number; fields: number } {
    return { taps: this.taps, fields: this.fields };
  }

  /** Over the budget, with what was spent; an empty list means that the journey cost no more than it may. */
  overspent(budget: Budget): string[] {
    const screens = this.seen.size;
    return [
      ...(this.taps > budget.taps ? [`${this.taps} taps, ${budget.taps} allowed`] : []),
      ...(this.fields > budget.fields ? [`${this.fields} typed fields, ${budget.fields} allowed`] : []),
      ...(budget.screens !== undefined && screens > budget.screens
        ? [`${screens} screens, ${budget.screens} allowed`]
        : []),
    ];
  }
}
