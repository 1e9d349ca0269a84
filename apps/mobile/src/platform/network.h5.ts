/** Calls back each time the phone gets a network again, and when the page is looked at again. */
export function onNetworkBack(back: () => void): void {
  window.addEventListener('online', back);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') back();
  });
}
