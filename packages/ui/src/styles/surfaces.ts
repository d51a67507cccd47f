import { css } from 'lit'

/** What carries things: chips, tiles, avatars, notes, panels, facts, tables, figures, kernels, the woven band. */
export const surfaces = css`
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    padding: 0.05em 0.7em 0.05em 0.6em;
    border-radius: 99px;
    background: var(--milpa-sunken);
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    font-weight: 600;
    line-height: 1.54;
    white-space: nowrap;
  }
  .chip::before,
  .kernel {
    display: inline-block;
    flex: none;
    width: 0.6em;
    height: 0.6em;
    border-radius: 50% 50% 50% 0;
    background: currentColor;
    content: '';
  }
  .kernel {
    width: 9px;
    height: 9px;
    background: var(--milpa-ch0);
  }
  .kernel.maize {
    background: var(--milpa-maize);
    box-shadow: inset 0 0 0 1.5px var(--milpa-maize-deep);
  }
  .kernel.bean {
    background: var(--milpa-mark-bean);
  }
  .kernel.squash {
    background: var(--milpa-squash);
  }
  .kernel.leaf {
    background: var(--milpa-leaf);
  }
  .kernel.danger {
    background: var(--milpa-danger);
  }
  :is(.chip, .tile, .avatar).maize {
    background: var(--milpa-maize-wash);
    color: var(--milpa-maize-deep);
  }
  :is(.chip, .tile, .avatar).bean {
    background: var(--milpa-bean-wash);
    color: var(--milpa-bean-text);
  }
  :is(.chip, .tile, .avatar).squash {
    background: var(--milpa-squash-wash);
    color: var(--milpa-squash-deep);
  }
  :is(.chip, .tile, .avatar).leaf {
    background: var(--milpa-leaf-wash);
    color: var(--milpa-leaf);
  }
  :is(.chip, .tile, .avatar).info {
    background: var(--milpa-info-wash);
    color: var(--milpa-info);
  }
  :is(.chip, .tile, .avatar).danger {
    background: var(--milpa-danger-wash);
    color: var(--milpa-danger);
  }
  .tile,
  .avatar {
    display: inline-grid;
    flex: none;
    place-items: center;
    width: var(--milpa-tile);
    height: var(--milpa-tile);
    border-radius: 38% 38% 38% 10%;
    background: var(--milpa-sunken);
    color: var(--milpa-ink-soft);
  }
  .avatar {
    width: calc(var(--milpa-tile) * 0.875);
    height: calc(var(--milpa-tile) * 0.875);
    font-size: calc(var(--milpa-tile) * 0.375);
    font-weight: 700;
    letter-spacing: 0.02em;
    line-height: 1;
  }
  :is(.tile, .avatar).large {
    width: 3.5rem;
    height: 3.5rem;
    font-size: 1.25rem;
  }
  .avatar.centre {
    background: var(--milpa-maize);
    color: var(--milpa-on-maize);
  }

  .note {
    display: flex;
    gap: 0.7em;
    align-items: flex-start;
    padding: 0.65em 0.9em;
    border-radius: 8px;
    border-inline-start: 4px solid var(--milpa-info);
    background: var(--milpa-info-wash);
    color: var(--milpa-ink);
  }
  .note > svg {
    margin-top: 0.1em;
    color: var(--milpa-info);
  }
  .note.danger {
    border-color: var(--milpa-danger);
    background: var(--milpa-danger-wash);
  }
  .note.danger > svg {
    color: var(--milpa-danger);
  }
  .note.maize {
    border-color: var(--milpa-maize);
    background: var(--milpa-maize-wash);
  }
  .note.maize > svg {
    color: var(--milpa-maize-deep);
  }
  .note.leaf {
    border-color: var(--milpa-leaf);
    background: var(--milpa-leaf-wash);
  }
  .note.leaf > svg {
    color: var(--milpa-leaf);
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-width: 0;
    overflow: hidden;
    border: 1px solid var(--milpa-line);
    border-radius: 12px;
    background: var(--milpa-surface);
    color: var(--milpa-ink);
  }
  .panel > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.75em;
    min-height: 2.75rem;
    padding: 0.4em var(--milpa-pad);
    border-bottom: 1px solid var(--milpa-line);
  }
  .panel > header > :is(h2, h3) {
    flex: 1;
  }
  .panel > header > small {
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
  }
  .panel > footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    padding: 0.5em var(--milpa-pad);
    border-top: 1px solid var(--milpa-line);
  }
  /* On a phone a sentence stands over its button, not beside it in a column of words. */
  :is(.panel > footer, .actions) > .grow {
    flex: 1 1 14rem;
  }
  .panel > .body {
    padding: calc(var(--milpa-pad) * 0.875) var(--milpa-pad);
  }
  .card {
    padding: var(--milpa-pad);
    border: 2px solid var(--milpa-line-strong);
    border-radius: 28px 28px 28px 7px;
    background: var(--milpa-surface);
  }

  .facts {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.25em 1.1em;
  }
  .facts dt {
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
  }

  .table {
    width: 100%;
  }
  .table :is(th, td) {
    padding: 0 0.7em;
    border-bottom: 1px solid var(--milpa-line);
    text-align: start;
  }
  .table :is(th, td):first-child {
    padding-inline-start: var(--milpa-pad);
  }
  .table :is(th, td):last-child {
    padding-inline-end: var(--milpa-pad);
  }
  .table thead th {
    height: var(--milpa-row-head);
    background: var(--milpa-sunken);
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    font-weight: 600;
    white-space: nowrap;
  }
  .table tbody :is(th, td) {
    height: var(--milpa-row);
    font-weight: inherit;
  }
  .table tbody tr:last-child :is(th, td) {
    border-bottom: 0;
  }
  .table :is(th, td).end {
    text-align: end;
    font-variant-numeric: tabular-nums lining-nums;
    white-space: nowrap;
  }
  .table :is(th, td) small {
    display: block;
    color: var(--milpa-ink-soft);
    font-size: var(--milpa-size-s);
    line-height: var(--milpa-line-height-s);
  }
  .table tr.total :is(th, td) {
    border-top: 2px solid var(--milpa-ink);
    font-weight: 650;
  }

  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12.5rem, 100%), 1fr));
    overflow: hidden;
  }
  .figures > * {
    margin: 0 -1px -1px 0;
    padding: 0.8em var(--milpa-pad);
    border: solid var(--milpa-line);
    border-width: 0 1px 1px 0;
  }

  .weave {
    height: 8px;
    --weave: 12px;
    background:
      conic-gradient(from 135deg at 50% 0, var(--milpa-maize) 90deg, transparent 0) 0 0 / var(--weave) 50% repeat-x,
      conic-gradient(from -45deg at 50% 100%, var(--milpa-squash) 90deg, transparent 0) calc(var(--weave) / 2) 100% /
        var(--weave) 50% repeat-x,
      var(--milpa-bean);
  }
  .weave.tall {
    height: 14px;
    --weave: 14px;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--milpa-pad);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .who {
    display: flex;
    gap: 0.65em;
    align-items: center;
    min-width: 0;
  }
  .who b {
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .chip,
    .tile,
    .avatar,
    .note,
    .kernel {
      border: 1px solid;
    }
    .weave {
      display: none;
    }
  }
`
