#!/usr/bin/env -S node --max-semi-space-size=4
// The young generation may grow to 4 MB instead of 16: what a start leaves behind fills it and is never given back
// (measured: 113 MB idle instead of 125), and the program keeps little that lives long.
import { main } from '../dist/main.js'

await main(process.argv.slice(2))
