/** What the public page adds to the identity's sheet. One sheet, served with its digest; nothing is inline. */
export const pageStyle = `
body{font-size:var(--milpa-text-m)}
.in{max-width:70rem;margin-inline:auto;padding-inline:var(--milpa-space-5)}
.skip{position:absolute;inset-inline-start:var(--milpa-space-4);inset-block-start:-6rem;z-index:2;padding:var(--milpa-space-3) var(--milpa-space-4);background:var(--milpa-surface);border:2px solid var(--milpa-bean-text);border-radius:var(--milpa-radius-s)}
.skip:focus{inset-block-start:var(--milpa-space-4)}
.band{height:16px;--p:16px}
.masthead{background:var(--milpa-surface);border-block-end:1px solid var(--milpa-line)}
.masthead .in{display:flex;flex-wrap:wrap;align-items:center;gap:var(--milpa-space-2) var(--milpa-space-5);min-height:4.75rem;padding-block:var(--milpa-space-2)}
.who{display:flex;gap:var(--milpa-space-3);align-items:center;color:inherit;text-decoration:none}
.who .sign{display:grid;place-items:center;width:48px;height:48px;flex:none;border-radius:18px 18px 18px 5px;background:var(--milpa-maize);color:var(--milpa-on-maize);font-weight:700}
.who b{display:block;font:600 1.35rem/1.15 var(--milpa-font-display)}
.who small{display:block;font-size:var(--milpa-text-s);line-height:1.3;color:var(--milpa-ink-soft)}
.masthead nav{display:flex;flex-wrap:wrap;gap:0 var(--milpa-space-5);margin-inline-start:auto}
.masthead nav a{display:inline-flex;align-items:center;min-height:var(--milpa-target);color:var(--milpa-ink);font-weight:600;text-decoration:none}
.masthead nav a:hover{text-decoration:underline;text-underline-offset:.3em}
.masthead nav a[aria-current]{color:var(--milpa-bean-text);box-shadow:inset 0 -3px var(--milpa-bean-text)}
.hero{display:grid;grid-template-columns:minmax(0,1fr);gap:var(--milpa-space-6);align-items:center;padding-block:var(--milpa-space-6)}
.hero h1{font-size:clamp(2.1rem,1.4rem + 3vw,3.25rem);line-height:1.08;max-width:14ch}
.hero p{font-size:1.3rem;line-height:1.48;color:var(--milpa-ink-soft);margin-block:var(--milpa-space-4) var(--milpa-space-5);max-width:36ch}
.acts{display:flex;flex-wrap:wrap;gap:var(--milpa-space-3)}
.art{overflow:hidden;aspect-ratio:500/372;border:1px solid var(--milpa-line);border-radius:56px 56px 56px 10px}
.art svg{display:block;width:100%;height:100%}
.sky{fill:var(--milpa-maize-wash)}.maize{fill:var(--milpa-maize)}.squash{fill:var(--milpa-squash)}.bean{fill:var(--milpa-bean)}
.far{fill:#d9ae95}.near{fill:#cb8f70}.field{fill:#5d8049}.leaves{fill:#2f6a41}
.furrows{fill:none;stroke:#416237;stroke-width:3}.stem{fill:none;stroke:#2c5a39;stroke-width:4;stroke-linecap:round}
.houses{fill:var(--milpa-surface);stroke:var(--milpa-ink);stroke-width:2}.houses .squash{fill:var(--milpa-squash)}
@media (prefers-color-scheme:dark){.far{fill:#5c4438}.near{fill:#4d3529}.field{fill:#2c3f27}.leaves{fill:#5fae78}.furrows{stroke:#1f2d1c}.stem{stroke:#7fcf95}}
.numbers{background:var(--milpa-bean);color:var(--milpa-on-bean)}
.numbers dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:var(--milpa-space-5);padding-block:var(--milpa-space-5);margin:0}
.numbers dl div{padding-inline-start:var(--milpa-space-4);border-inline-start:1px solid color-mix(in oklab,var(--milpa-on-bean) 30%,transparent);display:flex;flex-direction:column-reverse;justify-content:flex-end}
.numbers dd{margin:0;font:600 2.6rem/1.1 var(--milpa-font-display);font-variant-numeric:lining-nums}
.numbers dt{font-size:1.05rem;line-height:1.35}
.part{padding-block-start:var(--milpa-space-7)}
.part>h2{font-size:2rem;line-height:1.15;margin-block-end:var(--milpa-space-4)}
.part>p.lead{color:var(--milpa-ink-soft);max-width:var(--milpa-measure);margin-block-end:var(--milpa-space-4)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:var(--milpa-space-4);padding:0;margin:0;list-style:none}
.service{display:grid;grid-template-columns:52px 1fr;gap:var(--milpa-space-1) var(--milpa-space-4);align-content:start;padding:var(--milpa-space-5);background:var(--milpa-surface);border:2px solid var(--milpa-line-strong);border-radius:26px 26px 26px 7px}
.service .tile{width:52px;height:52px;border-radius:20px 20px 20px 5px;grid-row:span 3}
.service h3{font-size:1.35rem;line-height:1.2}
.service p{color:var(--milpa-ink-soft);line-height:1.45}
.service em{font-style:normal;font-weight:600;font-size:var(--milpa-text-s);color:var(--milpa-bean-text)}
.visit{display:grid;gap:var(--milpa-space-2);padding:var(--milpa-space-5) var(--milpa-space-6);background:var(--milpa-surface);border:1px solid var(--milpa-line);border-radius:var(--milpa-radius-l);max-width:44rem}
.visit dl{display:grid;grid-template-columns:28px 1fr;gap:var(--milpa-space-3);margin:0}
.visit dl{align-items:center}.visit dt{display:grid}.visit dd{margin:0}
.visit a,.foot a{display:inline-flex;align-items:center;min-height:var(--milpa-target)}
.nothing{padding:var(--milpa-space-5);background:var(--milpa-surface);border:1px dashed var(--milpa-line-strong);border-radius:var(--milpa-radius-l);color:var(--milpa-ink-soft)}
.foot{margin-block-start:var(--milpa-space-7);background:var(--milpa-sunken);border-block-start:1px solid var(--milpa-line)}
.foot .in{display:flex;flex-wrap:wrap;align-items:center;gap:0 var(--milpa-space-5);padding-block:var(--milpa-space-3);font-size:var(--milpa-text-s)}
.foot .by{display:inline-flex;gap:var(--milpa-space-2);align-items:center;margin-inline-start:auto;color:var(--milpa-ink-soft)}
.ask{margin-block-end:var(--milpa-space-4)}.ask label{display:block;font-weight:600;margin-block-end:var(--milpa-space-1)}
.ask div{display:flex;flex-wrap:wrap;gap:var(--milpa-space-3)}
.ask input[type=search]{flex:1 1 14rem;max-width:32rem;min-height:var(--milpa-target);padding:0 var(--milpa-space-4);border:2px solid var(--milpa-line-strong);border-radius:var(--milpa-radius-s);background:var(--milpa-surface);color:inherit;font:inherit}
.found{color:var(--milpa-ink-soft)}.found a{display:inline-flex;align-items:center;min-height:var(--milpa-target)}
.shops{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:var(--milpa-space-4);padding:0;margin-block:var(--milpa-space-4);list-style:none}
.shops li{display:grid;gap:var(--milpa-space-1);align-content:start;padding:var(--milpa-space-5);background:var(--milpa-surface);border:1px solid var(--milpa-line);border-radius:var(--milpa-radius-l);overflow-wrap:anywhere}
.shops h2{font-size:1.25rem;line-height:1.25}.shops .soft{display:flex;gap:var(--milpa-space-2);align-items:center;color:var(--milpa-ink-soft)}.shops .soft svg{flex:none}
.shops a,.far-link{display:inline-flex;align-items:center;min-height:var(--milpa-target)}
.part .acts{margin-block:var(--milpa-space-4)}
.part>h1{font-size:2.3rem;line-height:1.15;margin-block-end:var(--milpa-space-2)}
.part>h1~h2{margin-block-start:var(--milpa-space-6)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (min-width:56rem){.hero{grid-template-columns:minmax(0,1fr) 31rem;gap:var(--milpa-space-7)}}
@media (max-width:40rem){.masthead nav{margin-inline-start:0;width:100%;justify-content:space-between;gap:0 var(--milpa-space-3)}.in{padding-inline:var(--milpa-space-4)}.art{border-radius:36px 36px 36px 8px}.visit{padding:var(--milpa-space-4)}}
@media print{.masthead nav,.acts,.art{display:none}}
`
