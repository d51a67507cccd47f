import './app/console-app.ts'
import { applyPreferences, readPreferences } from './app/preferences.ts'

applyPreferences(readPreferences())
