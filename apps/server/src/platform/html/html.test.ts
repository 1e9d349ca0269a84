import { expect, it } from 'vitest';
import { html } from './index.ts';

it('escapes every value, in text and in attributes', () => {
  const name = `"><script>alert('x')</script>&`;
  expect(html`<p title="${name}">${name}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
  );
});

it('keeps its own markup, joins lists, leaves out what is absent, shows 0', () => {
  const rows = ['a<', 'b'].map((cell) => html`<td>${cell}</td>`);
  expect(html`<tr>${rows}${null}${undefined}${false}${0}</tr>`.text).toBe(
    '<tr><td>a&lt;</td><td>b</td>0</tr>',
  );
});
