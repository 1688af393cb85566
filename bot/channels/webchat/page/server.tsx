import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { directionOf } from '../../../../shared/languages.ts'
import type { PageStart, PageWords, StillStart } from '../../../../shared/wire/visitor.ts'
import icon from './icon.svg'
import { firstState } from './state/state.ts'
import { StillForm } from './still/StillForm.tsx'
import { StillPage } from './still/StillPage.tsx'
import { type Translate, translator } from './text/translate.ts'
import { Page } from './views/Page.tsx'

interface Assets {
  script: string
  style: string
}

/** The whole first HTML response: the first screen in words, what the script needs to take over, and the page without it. */
export function renderPage(start: PageStart, assets: Assets, newId: () => string): string {
  const { words, leaveTo } = start
  const page = render(<Page state={firstState(words.language)} words={words} leaveTo={leaveTo} />)
  const still = `<noscript>${stillPage({ words }, newId)}</noscript>`
  const script = `<script type="application/json" id="start">${asScriptText(start)}</script>`
  const instead = render(<Instead t={translator(words)} />)
  const head = headOf(words, assets, <script type="module" src={assets.script} />)
  return documentOf(words, head, `<div id="page" class="frame">${page}</div>${instead}${still}${script}`)
}

/** Where there is script and ours does not run, or never comes, nothing else leads to the page without it. */
const Instead = ({ t }: { t: Translate }) => (
  <div id="instead">
    <StillForm act="open">
      <button type="submit">{t('instead')}</button>
    </StillForm>
  </div>
)

/** The whole page without script, as it stands. */
export function renderStill(start: StillStart, assets: Assets, newId: () => string): string {
  return documentOf(start.words, headOf(start.words, assets), stillPage(start, newId))
}

/** What is left on the screen after leaving: nothing, and a way to come back that says nothing. */
export function renderLeft({ words, leaveTo }: { words: PageWords; leaveTo?: string }): string {
  const t = translator(words)
  const away = leaveTo ? <meta http-equiv="refresh" content={`0;url=${leaveTo}`} /> : null
  const head = render(
    <head>
      <meta charset="utf-8" />
      <meta name="robots" content="noindex,noarchive" />
      <link rel="icon" type="image/svg+xml" href={icon} />
      {away}
      <title>{t('left.title')}</title>
    </head>,
  )
  const open = render(
    <StillForm act="open">
      <button type="submit">{t('left.open')}</button>
    </StillForm>,
  )
  return documentOf(words, head, leaveTo ? '' : open)
}

const stillPage = (start: StillStart, newId: () => string) =>
  `<div class="frame still">${render(<StillPage start={start} newId={newId} />)}</div>`

function documentOf({ language }: PageWords, head: string, body: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${directionOf[language]}">${head}<body>${body}</body></html>
`
}

function headOf(words: PageWords, assets: Assets, script: ComponentChildren = null): string {
  const t = translator(words)
  return render(
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
      <meta name="robots" content="noindex,noarchive" />
      <meta name="referrer" content="no-referrer" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <title>{t('title')}</title>
      <link rel="icon" type="image/svg+xml" href={icon} />
      <link rel="stylesheet" href={assets.style} />
      {script}
    </head>,
  )
}

/** No text inside can end the element. */
const asScriptText = (start: PageStart) => JSON.stringify(start).replaceAll('<', '\\u003c')
