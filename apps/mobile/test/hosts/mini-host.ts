import { resolve } from 'node:path';
import { MiniPages, type NavigationOptions } from './mini-pages.ts';
import { runProgram } from './program.ts';
import { findNodes, type MiniNode, textOf } from './tree.ts';

/** Never reached unless the words never come: a machine under load is slow, not wrong. */
const UNTIL_MS = 120_000;

export interface HostOptions {
  /** Folder of the build, such as dist/weapp. */
  dist: string;
  /** What the vendor calls its API object; DingTalk stands on Alipay's frame and has both names. */
  globalNames: readonly string[];
  /** The vendor's API, except for pages and their stack, which the host runs itself. */
  vendor: Record<string, unknown>;
}

/** A built mini-program under the hand of a test: what it shows, and what a thumb can do to it. */
export class MiniHost {
  private readonly pages: MiniPages;
  private readonly program: ReturnType<typeof runProgram>;

  constructor({ dist, globalNames, vendor }: HostOptions) {
    this.pages = new MiniPages((path) => this.program.loadPage(path));
    const { pages } = this;
    const api = {
      ...vendor,
      navigateTo: (options: NavigationOptions) => pages.navigateTo(options),
      redirectTo: (options: NavigationOptions) => pages.redirectTo(options),
      reLaunch: (options: NavigationOptions) => pages.reLaunch(options),
      navigateBack: (options: NavigationOptions) => pages.navigateBack(options),
    };
    this.program = runProgram(resolve(dist), {
      ...Object.fromEntries(globalNames.map((name) => [name, api])),
      // Real DingTalk phones have this much of a navigator; WeChat has none.
      ...(globalNames.includes('dd') ? { navigator: { swuserAgent: 'DingTalk' } } : {}),
      getCurrentPages: () => [...pages.stack],
    });
  }

  launch(path: string): void {
    this.program.launch({ path, query: {}, scene: 1001 });
    this.pages.navigateTo({ url: path });
  }

  /** Path of the page on top. */
  get page(): string | undefined {
    return this.pages.top?.route;
  }

  get text(): string {
    return textOf(this.root);
  }

  get classes(): string[] {
    return this.find((node) => node.cl !== undefined).map((node) => node.cl as string);
  }

  /** Taps what says this; of several the last in the order of the page. */
  tap(words: string): void {
    const isButton = (node: MiniNode) => node.cl?.split(' ').includes('press') === true;
    this.fire(
      this.find((node) => isButton(node) && textOf(node).includes(words)),
      `button "${words}"`,
      'tap',
    );
  }

  /** What the host's own button says back, such as a phone number that its owner gave or would not give. */
  answerNative(words: string, type: string, detail: Record<string, unknown>): void {
    this.fire(
      this.find((node) => node.cl?.includes('native-press') === true && textOf(node).includes(words)),
      `native button "${words}"`,
      type,
      detail,
    );
  }

  type(label: string, value: string): void {
    this.fire(
      this.find((node) => node.ariaLabel === label),
      `field "${label}"`,
      'input',
      { value },
    );
  }

  /** A finger goes over what is called so. */
  stroke(label: string, points: readonly { x: number; y: number }[]): void {
    const nodes = this.find((node) => node.ariaLabel === label);
    const touchesOf = ({ x, y }: { x: number; y: number }) => [{ clientX: x, clientY: y }];
    points.forEach((point, at) => {
      this.fire(nodes, `pad "${label}"`, at === 0 ? 'touchstart' : 'touchmove', {}, touchesOf(point));
    });
    this.fire(nodes, `pad "${label}"`, 'touchend', {}, []);
  }

  /** Waits for the page to say something; looked at whenever the program draws. */
  until(words: string): Promise<void> {
    return new Promise((done, fail) => {
      const stop = this.pages.watch(() => check());
      const timer = setTimeout(() => {
        stop();
        fail(new Error(`"${words}" never came; ${this.page} says:\n${this.text}`));
      }, UNTIL_MS);
      const check = () => {
        if (!this.text.includes(words)) return;
        clearTimeout(timer);
        stop();
        done();
      };
      check();
    });
  }

  private get root(): MiniNode | undefined {
    return this.pages.top?.data.root;
  }

  private find(match: (node: MiniNode) => boolean): MiniNode[] {
    return findNodes(this.root, match);
  }

  private fire(
    nodes: MiniNode[],
    what: string,
    type: string,
    detail: Record<string, unknown> = {},
    touches: object[] = [],
  ): void {
    const node = nodes[nodes.length - 1];
    if (!node) throw new Error(`no ${what} on ${this.page}:\n${this.text}`);
    const target = { id: node.sid, dataset: { sid: node.sid } };
    this.pages.top?.eh({ type, detail, touches, target, currentTarget: target, timeStamp: Date.now() });
  }
}
