// Builds static/build/ from static/src/ and the packages in node_modules. Run it with `npm run build`.
import { copyFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(root, 'static', 'src')
const target = join(root, 'static', 'build')
const packages = join(root, 'node_modules')

const copied = [
  join(packages, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js'),
  join(packages, 'accessible-autocomplete', 'dist', 'accessible-autocomplete.min.js')
]

mkdirSync(target, { recursive: true })

for (const name of readdirSync(source)) {
  if (name.endsWith('.scss') && !name.startsWith('_')) {
    const { css } = sass.compile(join(source, name), {
      loadPaths: [packages],
      quietDeps: true,
      style: 'compressed'
    })
    // Written beside and renamed, so that a page asked for during a build never gets half a file.
    const made = join(target, name.replace(/\.scss$/, '.css'))
    writeFileSync(`${made}.part`, css)
    renameSync(`${made}.part`, made)
  } else if (name.endsWith('.js') || name.endsWith('.mjs')) {
    copied.push(join(source, name))
  }
}

for (const path of copied) {
  copyFileSync(path, join(target, basename(path)))
}
