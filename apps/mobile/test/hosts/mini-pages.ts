import { applyData, type MiniNode } from './tree.ts';

/** What a program gives to `Page()`. */
export type PageDefinition = Record<string, unknown>;

export interface NavigationOptions {
  url?: string;
  success?: (result: unknown) => void;
  complete?: (result: unknown) => void;
}

interface MiniPage {
  route: string;
  data: { root?: MiniNode };
  /** Taro's one handler for all events. */
  eh(event: unknown): void;
  [method: string]: unknown;
}

/** The stack of pages of a mini-program, as WeChat and DingTalk keep it. */
export class MiniPages {
  readonly stack: MiniPage[] = [];
  private readonly watchers = new Set<() => void>();
  private readonly load: (path: string) => PageDefinition;

  constructor(load: (path: string) => PageDefinition) {
    this.load = load;
  }

  get top(): MiniPage | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** Called after every drawing and every change of page. @returns how to stop. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  navigateTo(options: NavigationOptions): void {
    call(this.top, 'onHide');
    this.enter(options);
  }

  redirectTo(options: NavigationOptions): void {
    this.leave();
    this.enter(options);
  }

  reLaunch(options: NavigationOptions): void {
    while (this.stack.length > 0) this.leave();
    this.enter(options);
  }

  navigateBack(options: NavigationOptions): void {
    this.leave();
    call(this.top, 'onShow');
    this.settle(options);
  }

  private enter(options: NavigationOptions): void {
    const [path = '', search = ''] = String(options.url).replace(/^\//, '').split('?');
    const page = this.create(path, this.load(path));
    this.stack.push(page);
    call(page, 'onLoad', parseQuery(search));
    call(page, 'onShow');
    call(page, 'onReady');
    this.settle(options);
  }

  private leave(): void {
    const page = this.stack.pop();
    call(page, 'onHide');
    call(page, 'onUnload');
  }

  private settle(options: NavigationOptions): void {
    options.success?.({});
    options.complete?.({});
    this.tellWatchers();
  }

  private tellWatchers(): void {
    for (const watcher of this.watchers) watcher();
  }

  private create(route: string, definition: PageDefinition): MiniPage {
    const page: MiniPage = {
      ...definition,
      route,
      data: structuredClone(definition.data ?? {}),
      eh: () => undefined,
      setData: (changes: Record<string, unknown>, then?: () => void) => {
        applyData(page.data, changes);
        then?.call(page);
        this.tellWatchers();
      },
    };
    if (typeof definition.eh === 'function') page.eh = definition.eh.bind(page) as MiniPage['eh'];
    return page;
  }
}

/** A mini-program hands a page its query as it was written, not decoded. */
function parseQuery(search: string): Record<string, string> {
  const pairs = search.split('&').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s) as [string, string]));
}

function call(page: MiniPage | undefined, hook: string, argument?: unknown): void {
  const method = page?.[hook];
  if (typeof method === 'function') method.call(page, argument);
}
