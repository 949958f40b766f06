const steps = [1, 2, 3, 4, 5, 6]
  .map((level) => `.level-${level} { margin-left: calc(${level} * var(--step)) }`)
  .join("\n");

/** The look of an exported manuscript, on screen and on paper: serif, straight edge, no colour. */
export const printStyle = `:root { color-scheme: light; --step: 1.75rem }
body { margin: 0; background: #fdfcfa; color: #1b1a17; font: 1.125rem/1.6 "Source Serif 4", Georgia, "Times New Roman", serif }
main { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; overflow-wrap: break-word }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1.5rem }
h2, h3, h4 { font-size: 1.125rem; margin: 2rem 0 .5rem; break-after: avoid }
h4 { font-style: italic; font-weight: 500 }
p, li { margin: .6rem 0; orphans: 2; widows: 2 }
.note { color: #55524b; margin-top: -1rem }
.long-title { font-weight: 600 }
.short-title { font-style: italic }
table { border-collapse: collapse; margin-top: 1rem; margin-bottom: 1rem }
th, td { border: 1px solid #8a867c; padding: .25rem .6rem; text-align: left; vertical-align: top }
tr { break-inside: avoid }
.vote { margin: .2rem 0 }
cite { font-style: normal }
.enacting-clause { margin: 1.5rem 0 }
.blank { border-bottom: 1px solid currentColor }
.gone { font-style: italic }
.signature { margin: 2rem 0 0; break-inside: avoid }
.quoted-code { margin: 1rem 0 1rem var(--step); padding-left: 1rem; border-left: 2px solid #8a867c }
dfn { font-style: italic }
ul { list-style: none; margin: .6rem 0; padding-left: var(--step) }
a { color: inherit }
${steps}
@media (max-width: 30rem) { :root { --step: .75rem } }
@page { margin: 1in }
@media print {
  body { background: none; color: #000; font-size: 11.5pt }
  main { max-width: none; margin: 0; padding: 0 }
  a { text-decoration: none }
}
`;
