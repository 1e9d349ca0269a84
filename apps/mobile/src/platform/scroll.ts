import Taro from '@tarojs/taro';

/** How far the page is scrolled, in pixels. */
export function readScroll(): Promise<number> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .selectViewport()
      .scrollOffset((found) => resolve((found as { scrollTop?: number } | null)?.scrollTop ?? 0))
      .exec();
  });
}

/** At once: nothing glides. */
export function scrollPage(top: number): void {
  void Taro.pageScrollTo({ scrollTop: top, duration: 0 });
}
