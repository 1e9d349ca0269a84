/** WeChat and DingTalk have no voice of their own: the button is not shown there. */
export const canSpeak = false;

export function speak(_text: string, onEnd: () => void): void {
  onEnd();
}

export function stopSpeaking(): void {}
