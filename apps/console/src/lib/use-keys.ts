import { useEffect, useEffectEvent } from 'react';

/** Keys by their place on the board (`KeyA`, `Digit1`, `ArrowLeft`), so that a Chinese input method does not hide them. */
export type KeyMap = Record<string, () => void>;

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** Acts on single keys while no field has the focus and no modifier is held. */
export function useKeys(keys: KeyMap): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(typing)) return;
    const act = keys[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
