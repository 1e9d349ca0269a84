/** The page that is being looked at scrolls by itself; those below it are hidden. */
const shownPage = () =>
  [...document.querySelectorAll<HTMLElement>('.taro_page')]
    .reverse()
    .find((page) => page.offsetParent !== null);

/** How far the page is scrolled, in pixels. */
export function readScroll(): Promise<number> {
  return Promise.resolve(shownPage()?.scrollTop ?? 0);
}

/** At once: nothing glides. */
export function scrollPage(top: number): void {
  shownPage()?.scrollTo(0, top);
}
