import { define, type MilpaToast } from '@milpa/ui'
import '@milpa/ui/components/dialog'
import '@milpa/ui/components/state'
import '@milpa/ui/components/toast'
import { html, nothing, type TemplateResult } from 'lit'
import { api, queryString, whenSessionEnds } from '../api/api.ts'
import { pluginScreens, type PluginScreen } from '../plugins/plugin-screens.ts'
import { isSpeaking, type Language, say, speak } from '../words/say.ts'
import { frameStyles } from './frame-styles.ts'
import { failure } from './loading.ts'
import { navigation } from './navigation.ts'
import { attempt, showNoticesIn } from './notices.ts'
import { densities, keepPreferences, type Preferences, readPreferences, schemes } from './preferences.ts'
import { go, match, replace, root, startRouter } from './router.ts'
import { type Route, routes } from './routes.ts'
import { Part, type Screen } from './screen.ts'
import { openSession, type Session } from './session.ts'
import { type Titled, topBar } from './top-bar.ts'
import './sign-in.ts'

type State =
  | { readonly is: 'starting' }
  | { readonly is: 'outside'; readonly token: string }
  | { readonly is: 'homeless' }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'inside'; readonly session: Session; readonly screens: readonly PluginScreen[] }

/** The whole application: who is inside, the frame around every page, and the page that the address names. */
export class MilpaConsole extends Part {
  static override properties = {
    state: { state: true },
    titled: { state: true },
    page: { state: true },
    fault: { state: true },
    ended: { state: true },
  }
  static override styles = [...[Part.styles].flat(), frameStyles]
  declare private state: State
  declare private titled: Titled
  declare private page: Screen | undefined
  /** Why there is no page: a refusal, or the permission that she lacks. */
  declare private fault: unknown
  /** The session ended while she worked: the page stays, and a dialog asks her in again. */
  declare private ended: boolean
  #preferences: Preferences = readPreferences()
  #current = ''
  #arriving = false
  /** The token of a link, until whoever holds it has signed in or gone on. */
  #invitation = ''

  constructor() {
    super()
    this.state = { is: 'starting' }
    this.titled = { heading: '', path: [] }
    this.page = undefined
    this.fault = undefined
    this.ended = false
    this.addEventListener('console-title', (event) => this.#onTitle((event as CustomEvent<Titled>).detail))
    this.addEventListener('console-second-factor', () => void this.#renewSession())
    this.addEventListener('console-signed-in', () => void this.#onSignedIn())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    whenSessionEnds(() => {
      if (this.state.is === 'inside') this.ended = true
    })
    startRouter((url) => void this.#show(url, true))
    this.#takeInvitation()
    // A link that is opened in a tab which shows the console already loads no page anew.
    addEventListener('hashchange', () => {
      if (this.#takeInvitation()) void this.#startAnew()
    })
    void this.#start()
  }

  protected override firstUpdated(): void {
    showNoticesIn(this.renderRoot.querySelector<MilpaToast>('milpa-toast')!)
  }

  protected override render(): TemplateResult {
    return html`<div class="weave" role="presentation"></div>
      ${this.#body()}
      <milpa-toast></milpa-toast>`
  }

  #body(): unknown {
    const { state } = this
    switch (state.is) {
      case 'starting':
        return html`<milpa-state kind="loading"></milpa-state>`
      case 'outside':
        return html`<main><milpa-console-sign-in token=${state.token}></milpa-console-sign-in></main>`
      case 'homeless':
        return html`<main>
          <milpa-state kind="forbidden" text=${say('app.noCentre')}>
            <button class="button" @click=${this.#signOut}>${say('app.signOut')}</button>
          </milpa-state>
        </main>`
      case 'failed':
        return html`<main>
          ${
            isSpeaking()
              ? failure(state.error, () => void this.#start())
              : html`<milpa-state kind="error" @milpa-retry=${() => void this.#start()}></milpa-state>`
          }
        </main>`
      case 'inside':
        return this.#inside(state)
    }
  }

  #inside({ session, screens }: Extract<State, { readonly is: 'inside' }>): TemplateResult {
    const shown = { session, screens, current: this.#current }
    return html`<div role="region" aria-label=${say('app.skip')}>
        <button class="skip button" type="button" @click=${this.#skip}>${say('app.skip')}</button>
      </div>
      <div class="app">
        <aside class="wide-only">${navigation(shown)}</aside>
        <div class="main">
          ${topBar({
            session,
            titled: this.titled,
            preferences: this.#preferences,
            openMenu: () => this.#drawer?.showModal(),
            find: this.#find,
            speak: this.#onLanguage,
            choose: this.#onChoice,
          })}
          <main id="page" tabindex="-1">${this.#main(session)}</main>
        </div>
      </div>
      <dialog class="drawer" aria-label=${say('app.menu')} @click=${this.#onDrawer}>${navigation(shown)}</dialog>
      <milpa-dialog
        heading=${say('enter.again')}
        ?open=${this.ended}
        @milpa-cancel=${(event: Event) => event.preventDefault()}
      >
        <p>${say('enter.againText')}</p>
        <milpa-console-sign-in inside></milpa-console-sign-in>
      </milpa-dialog>`
  }

  #main(session: Session): unknown {
    if (this.fault === undefined) return this.page ?? nothing
    if (typeof this.fault !== 'string') return failure(this.fault, () => void this.#show(new URL(location.href), false))
    const permission = session.permissionName(this.fault)
    const text = say('state.forbiddenFor', { permission, roles: session.roleName('director') })
    return html`<milpa-state kind="forbidden" text=${text}></milpa-state>`
  }

  /** Out of the address before anything is asked for: the token opens an account, and stays in no log and no history. */
  #takeInvitation(): boolean {
    const token = new URLSearchParams(location.hash.slice(1)).get('invitation')
    if (!token) return false
    this.#invitation = token
    replace(root)
    return true
  }

  /** What stood there, a link that is of no use for one, goes before anything else comes. */
  async #startAnew(): Promise<void> {
    this.state = { is: 'starting' }
    await this.updateComplete
    await this.#start()
  }

  async #start(): Promise<void> {
    this.state = { is: 'starting' }
    try {
      // The words first: nothing is said before there is a language to say it in.
      if (!isSpeaking()) await speak(this.#preferences.language)
      // An invitation is for whoever holds it, even where somebody else is signed in on this machine.
      const token = this.#invitation
      const session = token ? undefined : await openSession()
      if (!session) {
        this.state = { is: 'outside', token }
        return
      }
      if (session.me.centres.length === 0) this.state = { is: 'homeless' }
      else this.state = { is: 'inside', session, screens: await pluginScreens() }
      if (this.state.is === 'inside') await this.#show(new URL(location.href), false)
    } catch (error) {
      this.state = { is: 'failed', error }
    }
  }

  async #show(url: URL, arriving: boolean): Promise<void> {
    const { state } = this
    if (state.is === 'outside' && this.#invitation) {
      this.#invitation = ''
      await this.#startAnew()
      return
    }
    if (state.is !== 'inside') return
    this.fault = undefined
    this.#arriving = arriving
    const found = this.#routeOf(url.pathname)
    if (found === undefined) {
      go('/console')
      return
    }
    const { route, parameters } = found
    this.#current = route.item === 'x' ? `x/${parameters['tag'] ?? ''}` : route.item
    if (route.permission !== undefined && !state.session.may(route.permission)) {
      this.page = undefined
      this.fault = route.permission
      this.#drawer?.close()
      return
    }
    try {
      await route.load()
    } catch (error) {
      this.fault = error
      return
    }
    const page = document.createElement(route.tag) as HTMLElement as Screen
    page.session = state.session
    page.place = { path: url.pathname, parameters, query: url.searchParams }
    page.screens = state.screens
    this.page = page
    this.#drawer?.close()
    if (arriving) scrollTo(0, 0)
  }

  #routeOf(path: string): { readonly route: Route; readonly parameters: Readonly<Record<string, string>> } | undefined {
    for (const route of routes) {
      const parameters = match(route.pattern, path)
      if (parameters) return { route, parameters }
    }
    return undefined
  }

  /** A page says its name once it is known; whoever came by a link is then put before its heading. */
  #onTitle(titled: Titled): void {
    this.titled = titled
    const { state } = this
    document.title = state.is === 'inside' ? `${titled.heading} · ${state.session.centre.name}` : titled.heading
    if (!this.#arriving) return
    this.#arriving = false
    requestAnimationFrame(() => this.page?.renderRoot.querySelector<HTMLElement>('h1')?.focus())
  }

  async #onSignedIn(): Promise<void> {
    if (!this.ended) {
      this.#invitation = ''
      await this.#start()
      return
    }
    const { state } = this
    const session = await openSession()
    this.ended = false
    // Another person took the place: nothing of the former one's may stay on the page.
    if (state.is !== 'inside' || session?.me.email !== state.session.me.email) location.assign('/console')
  }

  /** Who she is has changed under her hands: what reads the session sees it from the next page on. */
  async #renewSession(): Promise<void> {
    const { state } = this
    const session = await openSession()
    if (state.is === 'inside' && session) this.state = { ...state, session }
  }

  readonly #signOut = async (): Promise<void> => {
    if (await attempt(() => api('identity.sign-out'))) location.assign('/console')
  }

  readonly #onChoice = (id: string): void => {
    if (id === 'account') go('/console/account')
    else if (id === 'sign-out') void this.#signOut()
    else {
      const scheme = schemes.find((one) => one === id) ?? this.#preferences.scheme
      const density = densities.find((one) => one === id) ?? this.#preferences.density
      this.#preferences = { ...this.#preferences, scheme, density }
      keepPreferences(this.#preferences)
      this.requestUpdate()
    }
  }

  readonly #onLanguage = async (language: Language): Promise<void> => {
    if (!(await attempt(() => speak(language)))) return
    this.#preferences = { ...this.#preferences, language }
    keepPreferences(this.#preferences)
    const { state } = this
    if (state.is !== 'inside') return
    const session = await state.session.retold()
    this.state = { ...state, session, screens: await pluginScreens() }
    if (this.page) this.page.session = session
  }

  readonly #find = (search: string): void => go(`/console/inventory${queryString({ search })}`)

  readonly #skip = (): void => this.renderRoot.querySelector<HTMLElement>('#page')?.focus()

  readonly #onDrawer = (event: Event): void => {
    // A press beside the drawer lands on the dialog itself.
    const pressed = event.composedPath()
    if (event.target === this.#drawer || pressed.some((node) => node instanceof HTMLAnchorElement))
      this.#drawer?.close()
  }

  get #drawer(): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>('dialog.drawer')
  }
}

define('milpa-console', MilpaConsole)
