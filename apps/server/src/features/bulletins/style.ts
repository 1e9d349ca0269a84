/** The red-headed sheet on the wall: paper on the screen, black on white from a cheap laser printer. */
export const style = `
:root{--paper:#fbf8f1;--ink:#1f2a24;--green:#2f7d4f;--cinnabar:#b8322a;--sky:#2b6cb0;--line:#ddd5c3;--soft:#59645d}
*{box-sizing:border-box}
html{font:17px/1.6 "PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:#efe9dc;color:var(--ink);font-variant-numeric:tabular-nums}
.sheet{max-width:56rem;min-height:100vh;margin:0 auto;padding:1.5rem 1.25rem 2.5rem;background:var(--paper)}
header{text-align:center;border-bottom:3px double var(--cinnabar);padding-bottom:1rem}
h1{margin:0;color:var(--cinnabar);font-size:clamp(1.6rem,6vw,2.4rem);line-height:1.3;letter-spacing:.08em}
header p{margin:.4rem 0 0}
h2{font-size:1.2rem;line-height:1.4;margin:2rem 0 .5rem}
p{margin:.5rem 0}
a{color:var(--sky)}
ul.quarters{list-style:none;padding:0;margin:0;border-top:1px solid var(--line)}
ul.quarters a{display:flex;justify-content:space-between;gap:1rem;min-height:3.5rem;align-items:center;padding:.5rem .25rem;border-bottom:1px solid var(--line);color:var(--ink);text-decoration:none}
ul.quarters b{color:var(--green)}
ul.quarters span{color:var(--soft);font-size:.9rem}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;background:#fff}
th,td{padding:.45rem .6rem;border:1px solid var(--line);text-align:left;vertical-align:top}
thead th{background:#f3eee1;font-weight:600;white-space:nowrap}
td.points,th.points{text-align:right;white-space:nowrap}
td.day{white-space:nowrap}
.minus{color:var(--cinnabar)}
.soft{color:var(--soft);font-size:.9rem}
.code{overflow-wrap:anywhere;font:.85rem/1.5 ui-monospace,Menlo,Consolas,monospace}
details{border:1px solid var(--line);border-radius:8px;padding:.5rem .75rem;margin:.75rem 0;background:#fff}
summary{cursor:pointer;padding:.6rem 0}
nav{margin-top:2rem}
nav a{display:inline-block;min-height:2.75rem;padding:.5rem 0}
@media(max-width:30rem){th,td{padding:.4rem .3rem;font-size:.95rem}.sheet{padding:1rem .75rem 2rem}.wide{display:none}}
.paper{display:none}
@media print{
.paper{display:block}
@page{size:A4;margin:15mm 12mm}
html{font-size:11pt}
body,.sheet{background:#fff;color:#000}
.sheet{max-width:none;min-height:0;padding:0}
.wide{display:table-cell}
h1,header{color:#b8322a;border-color:#b8322a}
.minus,.soft,thead th{color:#000;background:#fff}
th,td{border-color:#000;padding:.2rem .4rem}
thead{display:table-header-group}
tr{break-inside:avoid}
.scroll{overflow:visible}
nav{display:none}
details{display:none}
}
`;
