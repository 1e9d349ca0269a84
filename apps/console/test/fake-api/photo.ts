/** A drawn scene instead of a photo: a road, a broom, and the number, so that two pictures can be told apart. */
export function drawPhoto(name: string): string {
  let hue = 7;
  for (const char of name) hue = (hue * 31 + char.charCodeAt(0)) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900" width="1200" height="900">
<rect width="1200" height="900" fill="hsl(${hue} 30% 78%)"/><rect y="420" width="1200" height="480" fill="hsl(${hue} 22% 52%)"/>
<path d="M480 420h240l260 480H220z" fill="#d8d2c4"/><path d="M700 300l-90 330" stroke="#6b4f2a" stroke-width="18"/>
<path d="M570 620l90 20-40 110-110-30z" fill="#c9972b"/><circle cx="960" cy="160" r="70" fill="#f6e7b0"/>
<text x="60" y="850" font-size="64" fill="#1f2a24">${name}</text></svg>`;
}
