/** The notice board's sheet: red head, paper, hairlines. Page and policy both need it letter for letter. */
export const style = `
:root{--paper:#fbf8f1;--ink:#1f2a24;--green:#2f7d4f;--cinnabar:#b8322a;--straw:#c9972b;--sky:#2b6cb0;--line:#ddd5c3;--soft:#59645d}
*{box-sizing:border-box}
html{font:17px/1.6 "PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font-variant-numeric:tabular-nums}
main,header div,footer{max-width:60rem;margin:0 auto;padding:0 1rem}
header{background:var(--cinnabar);color:#fff;padding:1.5rem 0}
header h1{margin:0;font-size:2rem;letter-spacing:.2em;line-height:1.3}
header p{margin:.25rem 0 0}
section{padding:1.25rem 0;border-bottom:1px solid var(--line)}
h2{margin:0 0 .75rem;font-size:1.3rem;line-height:1.3}
p{margin:.5rem 0}
a{color:var(--sky)}
.note{border-left:4px solid var(--straw);background:#fff;padding:.5rem .75rem}
.faces{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem;list-style:none;margin:0;padding:0}
.faces a{display:grid;grid-template-columns:3rem 1fr;gap:0 .75rem;align-items:center;height:100%;min-height:5.5rem;padding:.75rem 1rem;background:#fff;border:1px solid var(--line);border-radius:8px;color:var(--ink);text-decoration:none}
.faces a:hover,.faces a:focus-visible{border-color:var(--green)}
.faces svg{width:3rem;height:3rem;grid-row:1/3;stroke:var(--green);fill:none;stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}
.faces b{align-self:end;color:var(--green);font-size:1.15rem}
.faces span{align-self:start;font-size:.9rem;color:var(--soft)}
table{width:100%;border-collapse:collapse;background:#fff;border:1px solid var(--line)}
caption{text-align:left;padding:1rem 0 .5rem;font-weight:600}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-top:1px solid var(--line)}
th{font-weight:600;color:var(--soft);font-size:.9rem}
code{font:1em/1.4 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;background:#f3eee1;padding:.1rem .4rem;border-radius:4px;white-space:nowrap;user-select:all}
ol{margin:.5rem 0;padding-left:1.5rem}
ol li+li{margin-top:.4rem}
footer{padding:1rem;color:var(--soft);font-size:.9rem}
@media(max-width:40rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,caption,tbody,tr,td{display:block}
caption{background:var(--paper);padding:.75rem}
tr{border-top:1px solid var(--line);padding:.5rem .75rem}
td{border:0;padding:.1rem 0}
td[data-label]::before{content:attr(data-label) "：";color:var(--soft);font-size:.9rem}
}
`;
